import CRMGatewayTesting
import SQLStore
import SQLiteDriver

extension GatewayFixture {
    /// The tables that a sync may write.
    static let tables: [(name: String, statement: SQL)] = [
        ("crm_key", "SELECT user_id, crm, grant_id, id, version FROM crm_key ORDER BY user_id, crm"),
        ("crm_binding", "SELECT user_id, crm, crm_user, status, version FROM crm_binding ORDER BY user_id, crm"),
        ("owner_property", "SELECT crm, account, object, property, origin FROM owner_property ORDER BY crm, object"),
        ("crm_grant", "SELECT id, state, generation, version FROM crm_grant ORDER BY id"),
        ("run", "SELECT id, state FROM run ORDER BY id"),
        ("run_step", "SELECT run, name, state FROM run_step ORDER BY run, name"),
        ("run_target", "SELECT run, user_id, crm FROM run_target ORDER BY run, user_id, crm"),
        ("run_event", "SELECT run, sequence FROM run_event ORDER BY run, sequence"),
        ("lease", "SELECT organization, kind, key, fence FROM lease ORDER BY organization, kind, key"),
        ("audit_entry", "SELECT sequence, operation, outcome FROM audit_entry ORDER BY sequence"),
    ]

    /// The rows of a table, as text.
    func rows(of table: String) async throws -> [String] {
        guard let statement = Self.tables.first(where: { $0.name == table })?.statement else { return ["no \(table)"] }
        return try await store.read { try $0.query(statement, []).map { "\($0.values)" } }
    }

    /// Every table's rows.
    func contents() async throws -> [String: [String]] {
        var contents: [String: [String]] = [:]
        for table in Self.tables { contents[table.name] = try await rows(of: table.name) }
        return contents
    }
}
