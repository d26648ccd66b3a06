import MockKit

/// The table of operations.
enum AttioRoutes {
    typealias Route = MockRoute<AttioAccount>
    typealias Operation = @Sendable (inout AttioAccount, MockCall) throws -> MockResponse

    static let all: [Route] = oauth + members + objects + definitions + records

    /// The lists that `freeze_lists` leaves behind what writes know.
    private static let lists: Set<String> = ["attributes.list", "members.list", "options.list", "statuses.list"]

    /// One operation whose errors become answers.
    ///
    /// - Parameters:
    ///   - needs: the scopes that are needed, all of them, separated by blanks.
    ///   - isWrite: whether it counts as a write, for the limit and in the journal.
    static func one(
        _ method: String, _ path: String, _ operation: String, needs: String = "", isWrite: Bool = false,
        tags: [String: String] = [:], _ work: @escaping Operation
    ) -> Route {
        var tags = tags
        tags["needs"] = needs
        tags["rate"] = isWrite ? "write" : "read"
        let isList = lists.contains(operation)
        return Route(method, path, "attio.\(operation)", isWrite: isWrite, tags: tags) { account, call in
            do {
                if isList, var earlier = account.earlier.first { return try work(&earlier, call) }
                return try work(&account, call)
            } catch {
                return account.response(to: error)
            }
        }
    }

    private static let open = ["auth": "none"]

    private static let oauth: [Route] = [
        one("GET", "/authorize", "oauth.authorize", tags: open) { try $0.authorize($1) },
        one("POST", "/oauth/token", "oauth.token", tags: open) { try $0.exchangeToken($1) },
        one("POST", "/oauth/introspect", "oauth.introspect", tags: open) { account, call in account.introspect(call) },
        one("POST", "/oauth/revoke", "oauth.revoke", tags: open) { try $0.revoke($1) },
        one("GET", "/v2/self", "self.get", tags: open) { account, call in account.introspect(call) },
    ]

    private static let members: [Route] = [
        one("GET", "/v2/workspace_members", "members.list", needs: "user_management:read") { account, _ in
            account.listMembers
        },
        one("GET", "/v2/workspace_members/{id}", "members.get", needs: "user_management:read") {
            try $0.getMember($1)
        },
    ]

    private static let objects: [Route] = [
        one("GET", "/v2/objects", "objects.list", needs: "object_configuration:read") { account, _ in
            account.listObjects
        },
        one("GET", "/v2/objects/{object}", "objects.get", needs: "object_configuration:read") {
            try $0.getObject($1)
        },
        one("GET", "/v2/lists", "lists.list", needs: "list_configuration:read") { account, _ in account.listLists },
        one("GET", "/v2/lists/{list}", "lists.get", needs: "list_configuration:read") { try $0.getList($1) },
    ]
}
