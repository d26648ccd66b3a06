import MockKit

/// The table of operations, under each version.
enum HubSpotRoutes {
    typealias Route = MockRoute<HubSpotAccount>
    typealias Operation = @Sendable (inout HubSpotAccount, MockCall) throws -> MockResponse

    /// The dated version, which alone enforces required properties.
    static let dated = "2026-09"
    static let numbered = "v3"

    static let all: [Route] =
        oauth + account + owners + properties + groups + pipelines + stages + records + batches + associations

    /// The lists that `freeze_lists` leaves behind what writes know.
    private static let lists: Set<String> = ["owners.list", "pipelines.list", "properties.list"]

    /// One operation whose errors become answers.
    static func one(
        _ method: String, _ path: String, _ operation: String, isWrite: Bool = false, tags: [String: String] = [:],
        scopes: [String] = [], _ work: @escaping Operation
    ) -> Route {
        let isList = lists.contains(operation)
        let isRecordWrite = isWrite && operation.hasPrefix("records.")
        return Route(method, path, "hubspot.\(operation)", isWrite: isWrite, tags: tags, scopes: scopes) {
            account, call in
            do {
                if isList, var earlier = account.earlier.first { return try work(&earlier, call) }
                if isRecordWrite { try account.takeLock() }
                return try work(&account, call)
            } catch {
                return account.response(to: error)
            }
        }
    }

    /// An operation of an area of the CRM under both versions: `/crm/{area}/2026-09…` and `/crm/v3/{area}…`.
    static func both(
        _ method: String, _ area: String, _ path: String, _ operation: String, isWrite: Bool = false,
        tags: [String: String] = [:], scopes: [String], _ work: @escaping Operation
    ) -> [Route] {
        [(dated, "/crm/\(area)/\(dated)\(path)"), (numbered, "/crm/\(numbered)/\(area)\(path)")].map { version, path in
            one(
                method, path, operation, isWrite: isWrite, tags: tags.merging(["version": version]) { $1 },
                scopes: scopes, work)
        }
    }

    static let schemaRead = ["crm.schemas.{o}.read", "crm.objects.{o}.read", "crm.objects.{o}.write"]
    static let schemaWrite = ["crm.schemas.{o}.write"]
    static let recordRead = ["crm.objects.{o}.read"]
    static let recordWrite = ["crm.objects.{o}.write"]
}
