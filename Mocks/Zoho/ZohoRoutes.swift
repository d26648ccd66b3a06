import MockKit

/// The table of operations.
enum ZohoRoutes {
    typealias Route = MockRoute<ZohoAccount>
    typealias Operation = @Sendable (inout ZohoAccount, MockCall) throws -> MockResponse

    static let all: [Route] = oauth + people + settings + records + queries

    /// Finds operations for requests that come inside of composite ones.
    static let table = RouteTable(all)

    /// Where the CRM's resources are; `{version}` is as `v8`.
    static let root = "/crm/{version}"

    /// The lists that `freeze_lists` leaves behind what writes know.
    private static let lists: Set<String> = ["users.list", "fields.list", "layouts.list", "pipelines.list"]

    /// One operation whose errors become answers.
    static func one(
        _ method: String, _ path: String, _ operation: String, isWrite: Bool = false, tags: [String: String] = [:],
        scopes: [String] = [], writes: (@Sendable (MockRequest) -> Bool)? = nil, _ work: @escaping Operation
    ) -> Route {
        let isList = lists.contains(operation)
        return Route(
            method, path, "zoho.\(operation)", isWrite: isWrite, tags: tags, scopes: scopes, writes: writes
        ) { account, call in
            do {
                if isList, var earlier = account.earlier.first { return try work(&earlier, call) }
                return try work(&account, call)
            } catch {
                return ZohoAccount.response(to: error)
            }
        }
    }

    /// One operation under ``root``, with the parameters that it knows.
    static func crm(
        _ method: String, _ path: String, _ operation: String, isWrite: Bool = false, parameters: [String] = [],
        scopes: [String] = [], tags: [String: String] = [:], writes: (@Sendable (MockRequest) -> Bool)? = nil,
        _ work: @escaping Operation
    ) -> Route {
        let own = ["crm": "yes", "parameters": parameters.joined(separator: ",")]
        return one(
            method, root + path, operation, isWrite: isWrite, tags: own.merging(tags) { $1 }, scopes: scopes,
            writes: writes, work)
    }

    /// The scopes of which one opens a resource of the settings.
    static func settingsScopes(_ resource: String, _ verb: String) -> [String] {
        ["ZohoCRM.settings.\(resource).\(verb)", "ZohoCRM.settings.\(resource).ALL", "ZohoCRM.settings.ALL"]
    }
}
