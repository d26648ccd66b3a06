import MockKit

/// The table of operations.
enum SalesforceRoutes {
    typealias Route = MockRoute<SalesforceAccount>
    typealias Operation = @Sendable (inout SalesforceAccount, MockCall) throws -> MockResponse

    static let all: [Route] = oauth + account + schema + tooling + query + records + composite

    /// Finds operations for requests that come inside of composite ones.
    static let table = RouteTable(all)

    /// Where REST resources are; `{version}` is as `v66.0`.
    static let root = "/services/data/{version}"

    /// One operation whose errors become answers.
    static func one(
        _ method: String, _ path: String, _ operation: String, isWrite: Bool = false, tags: [String: String] = [:],
        _ work: @escaping Operation
    ) -> Route {
        Route(method, path, "salesforce.\(operation)", isWrite: isWrite, tags: tags) { account, call in
            do {
                return try work(&account, call)
            } catch {
                return account.response(to: error)
            }
        }
    }

    /// One operation under ``root``.
    static func rest(
        _ method: String, _ path: String, _ operation: String, isWrite: Bool = false, tags: [String: String] = [:],
        _ work: @escaping Operation
    ) -> Route {
        one(method, root + path, operation, isWrite: isWrite, tags: tags.merging(["rest": "true"]) { $1 }, work)
    }
}
