import MockKit

extension AttioRoutes {
    /// Objects and lists have the same operations, with scopes of their own.
    static let definitions: [Route] =
        definitions(of: "objects", scope: "object_configuration")
        + definitions(of: "lists", scope: "list_configuration")

    private static func definitions(of target: String, scope: String) -> [Route] {
        let root = "/v2/\(target)/{identifier}/attributes"
        let read = scope + ":read"
        let tags = ["target": target]
        func write(_ method: String, _ path: String, _ operation: String, _ work: @escaping Operation) -> Route {
            one(method, root + path, operation, needs: scope + ":read-write", isWrite: true, tags: tags, work)
        }
        return [
            one("GET", root, "attributes.list", needs: read, tags: tags) { try $0.listAttributes($1) },
            write("POST", "", "attributes.create") { try $0.createAttribute($1) },
            one("GET", root + "/{attribute}", "attributes.get", needs: read, tags: tags) { try $0.getAttribute($1) },
            write("PATCH", "/{attribute}", "attributes.update") { try $0.updateAttribute($1) },
            one("GET", root + "/{attribute}/options", "options.list", needs: read, tags: tags) {
                try $0.listOptions($1)
            },
            write("POST", "/{attribute}/options", "options.create") { try $0.createOption($1) },
            write("PATCH", "/{attribute}/options/{option}", "options.update") { try $0.updateOption($1) },
            one("GET", root + "/{attribute}/statuses", "statuses.list", needs: read, tags: tags) {
                try $0.listStatuses($1)
            },
            write("POST", "/{attribute}/statuses", "statuses.create") { try $0.createStatus($1) },
            write("PATCH", "/{attribute}/statuses/{status}", "statuses.update") { try $0.updateStatus($1) },
        ]
    }
}
