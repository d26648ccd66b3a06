import MockKit

/// The table of operations. Each has its price in tokens of the daily budget.
enum PipedriveRoutes {
    typealias Route = MockRoute<PipedriveAccount>
    typealias Operation = @Sendable (inout PipedriveAccount, MockCall) throws -> MockResponse

    static let all: [Route] = oauth + users + fields + legacyFields + pipelines + records

    /// Version 2 answers under this prefix only.
    static let current = "/api/v2"
    /// Version 1 answers under both.
    static let legacy = ["/v1", "/api/v1"]

    /// The lists that `freeze_lists` leaves behind what writes know.
    private static let lists: Set<String> = ["fields.list", "pipelines.list", "stages.list", "users.list"]

    /// One operation whose errors become answers.
    static func one(
        _ method: String, _ path: String, _ operation: String, cost: Int, isWrite: Bool = false,
        tags: [String: String] = [:], scopes: [String] = [], _ work: @escaping Operation
    ) -> Route {
        let isList = lists.contains(operation)
        return Route(
            method, path, "pipedrive.\(operation)", isWrite: isWrite,
            tags: tags.merging(["cost": String(cost)]) { $1 }, scopes: scopes
        ) { account, call in
            do {
                if isList, var earlier = account.earlier.first { return try work(&earlier, call) }
                return try work(&account, call)
            } catch {
                return account.response(to: error)
            }
        }
    }

    /// An operation of version 1 under both prefixes.
    static func both(
        _ method: String, _ path: String, _ operation: String, cost: Int, isWrite: Bool = false,
        tags: [String: String] = [:], scopes: [String], _ work: @escaping Operation
    ) -> [Route] {
        legacy.map { prefix in
            one(method, prefix + path, operation, cost: cost, isWrite: isWrite, tags: tags, scopes: scopes, work)
        }
    }

    private static let open = ["auth": "none"]

    private static let oauth: [Route] = [
        one("GET", "/oauth/authorize", "oauth.authorize", cost: 0, tags: open) { try $0.authorize($1) },
        one("POST", "/oauth/token", "oauth.token", cost: 0, tags: open) { try $0.exchangeToken($1) },
        one("POST", "/oauth/revoke", "oauth.revoke", cost: 0, tags: open) { try $0.revoke($1) },
    ]

    private static let userScopes = ["users:read"]

    private static let users: [Route] =
        both("GET", "/users", "users.list", cost: 20, scopes: userScopes) { $0.listUsers($1) }
        + both("GET", "/users/find", "users.find", cost: 40, tags: ["search": "find"], scopes: userScopes) {
            try $0.findUsers($1)
        }
        + both("GET", "/users/me", "users.me", cost: 2, scopes: ["base"]) { $0.me($1) }
        + both("GET", "/users/{id}", "users.get", cost: 2, scopes: userScopes) { try $0.getUser($1) }
        + both("GET", "/users/{id}/permissions", "users.permissions", cost: 10, scopes: userScopes) {
            try $0.userPermissions($1)
        }

    private static let pipelineScopes = ["deals:read", "deals:full", "admin"]

    private static let pipelines: [Route] = [
        one("GET", "\(current)/pipelines", "pipelines.list", cost: 5, scopes: pipelineScopes) {
            try $0.listPipelines($1)
        },
        one("GET", "\(current)/pipelines/{id}", "pipelines.get", cost: 1, scopes: pipelineScopes) {
            try $0.getPipeline($1)
        },
        one("GET", "\(current)/stages", "stages.list", cost: 5, scopes: pipelineScopes) { try $0.listStages($1) },
        one("GET", "\(current)/stages/{id}", "stages.get", cost: 1, scopes: pipelineScopes) { try $0.getStage($1) },
    ]
}
