import MockKit

/// Queries of both sets of objects.
extension SalesforceRoutes {
    static let query: [Route] = [
        rest("GET", "/query", "query.run") { try $0.runQuery($1) },
        rest("GET", "/query/{locator}", "query.more") { try $0.continueQuery($1) },
        rest("GET", "/tooling/query", "tooling.query") { try $0.runQuery($1, in: .tooling) },
        rest("GET", "/tooling/query/{locator}", "tooling.query_more") {
            try $0.continueQuery($1, in: .tooling)
        },
    ]
}
