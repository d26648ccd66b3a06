import MockKit

/// Single records.
extension SalesforceRoutes {
    static let records: [Route] = [
        rest("POST", "/sobjects/{object}", "records.create", isWrite: true) { try $0.createRecord($1) },
        rest("GET", record, "records.get") { try $0.getRecord($1) },
        rest("PATCH", record, "records.update", isWrite: true) { try $0.updateRecord($1) },
        rest("DELETE", record, "records.delete", isWrite: true) { try $0.deleteRecord($1) },
        rest("POST", record, "records.update", isWrite: true) { account, call in
            try account.overrideMethod(call) { try $0.updateRecord($1) }
        },
        rest("PATCH", external, "records.upsert", isWrite: true) { try $0.upsertRecord($1) },
        rest("POST", external, "records.upsert", isWrite: true) { account, call in
            try account.overrideMethod(call) { try $0.upsertRecord($1) }
        },
    ]

    private static let record = "/sobjects/{object}/{id}"
    private static let external = "/sobjects/{object}/{field}/{value}"
}
