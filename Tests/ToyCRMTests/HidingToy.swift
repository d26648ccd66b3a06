import CRMGateway
import ConnectorKit
import MockKit
import SQLStore
import SQLiteDriver
import Testing
import Workspace

/// What tests of the CRM that hides fields do again and again.
struct HidingToy {
    static let properties = [
        PropertyReference(object: .deal, name: "gateway_owner"),
        PropertyReference(object: .company, name: "gateway_owner"),
    ]
    static let users =
        ToyAccount.demoUsers + [
            ToyAccount.User(id: "u-4", email: "dave@example.com"),
            ToyAccount.User(id: "u-5", email: "erin@example.com"),
        ]

    let fixture: ToyGateway
    let team: TeamID

    /// Runs a test with the CRM connected and a team of Bob, Dave and Erin.
    static func with(
        everyMember: Bool = false, _ test: (HidingToy) async throws -> Void
    ) async throws {
        try await ToyGateway.with(ConnectorCatalog([HidingToyConnector.self]), toy: ToyMock(users: users)) { fixture in
            try await fixture.connect("toy")
            let lead = try #require(fixture.admin.user)
            let team = try await fixture.gateway.directory.createTeam(
                name: "Sales", primaryAdmin: lead, as: fixture.admin)
            let drafts = ["bob", "dave", "erin"].map {
                UserDraft(firstName: "Given", lastName: "Family", email: "\($0)@example.com")
            }
            _ = try await fixture.gateway.directory.createUsers(drafts, team: team.id, as: fixture.admin)
            if everyMember {
                try await fixture.gateway.ownerProperties.show(
                    to: .everySyncedMember, crm: "toy", as: fixture.admin)
            }
            try await test(HidingToy(fixture: fixture, team: team.id))
        }
    }

    /// Syncs the team, and waits for the end.
    func sync(asksAgain: Bool = false) async throws -> Run {
        try await fixture.gateway.syncCRM(to: .team(team), as: fixture.admin, asksAgain: asksAgain).result()
    }

    /// What came of the toy.
    func crm(_ run: Run) throws -> CRMOutcome { try #require(run.outcome?.crms.first) }

    /// Who sees a field in the CRM.
    func viewers(of field: String = "deals/gateway_owner") -> [String] {
        fixture.toy.state()["hiding"]?[field]?.array?.compactMap(\.string) ?? []
    }

    /// Requests that changed something, by their operations.
    var writes: [String] { fixture.toy.journal.entries.filter(\.isWrite).compactMap(\.operation) }

    /// What matters in the end: keys, bindings, properties, and who sees them.
    func finalState() async throws -> [String] {
        let tables: [SQL] = [
            "SELECT user_id IS NOT NULL, crm, origin, version FROM crm_key ORDER BY origin, version",
            "SELECT crm_user, status, version FROM crm_binding ORDER BY crm_user",
            "SELECT object, property, origin, is_hidden FROM owner_property ORDER BY object",
            "SELECT crm_user, state, kind, vendor_code FROM owner_sight ORDER BY crm_user",
        ]
        return try await fixture.store.read { transaction in
            try tables.flatMap { table in try transaction.query(table, []).map { "\($0.values)" } }
        } + Self.properties.map { "\(viewers(of: "\(HidingToyReading.name(of: $0.object))/\($0.name)"))" }
    }

    /// How many rows each table has that a sync may write, but for those of runs.
    func rowVersions() async throws -> [String] {
        let tables: [SQL] = [
            "SELECT id, version FROM crm_key ORDER BY id", "SELECT user_id, run FROM crm_binding ORDER BY user_id",
            "SELECT object, run FROM owner_property ORDER BY object",
            "SELECT user_id, run, updated_at FROM owner_sight ORDER BY user_id",
        ]
        return try await fixture.store.read { transaction in
            try tables.flatMap { table in try transaction.query(table, []).map { "\($0.values)" } }
        }
    }

    /// What is kept of each CRM user's sight.
    func storedSights() async throws -> [String] {
        let table: SQL = "SELECT crm_user, state FROM owner_sight ORDER BY crm_user"
        return try await fixture.store.read { transaction in
            try transaction.query(table, []).map { "\(try $0.text(0)) \(try $0.text(1))" }
        }
    }

    /// Operations and outcomes in the audit log that tell of owner properties.
    func audited() async throws -> [String] {
        let table: SQL = "SELECT operation, outcome FROM audit_entry ORDER BY sequence"
        return try await fixture.store.read { transaction in
            try transaction.query(table, []).map { "\(try $0.text(0)) \(try $0.text(1))" }
        }.filter { $0.hasPrefix("owner_property") }
    }
}
