import MockKit

extension AttioRoutes {
    private static let root = "/v2/objects/{object}/records"
    private static let readNeeds = "record_permission:read object_configuration:read"
    private static let writeNeeds = "record_permission:read-write object_configuration:read"

    static let records: [Route] = [
        one("POST", root + "/query", "records.query", needs: readNeeds) { try $0.queryRecords($1) },
        one("POST", "/v2/objects/records/search", "records.search", needs: readNeeds) { try $0.searchRecords($1) },
        one("GET", root + "/{record}", "records.get", needs: readNeeds) { try $0.getRecord($1) },
        one("GET", root + "/{record}/attributes/{attribute}/values", "values.list", needs: readNeeds) {
            try $0.listValues($1)
        },
        write("POST", "", "records.create") { try $0.createRecord($1) },
        write("PUT", "", "records.assert") { try $0.assertRecord($1) },
        write("PATCH", "/{record}", "records.update") { try $0.updateRecord($1, overwrites: false) },
        write("PUT", "/{record}", "records.overwrite") { try $0.updateRecord($1, overwrites: true) },
        write("DELETE", "/{record}", "records.delete") { try $0.deleteRecord($1) },
    ]

    private static func write(
        _ method: String, _ path: String, _ operation: String, _ work: @escaping Operation
    ) -> Route {
        one(method, root + path, operation, needs: writeNeeds, isWrite: true) { account, call in
            try account.takeWriteObstacles()
            return try work(&account, call)
        }
    }
}
