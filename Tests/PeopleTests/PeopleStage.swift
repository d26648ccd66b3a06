import CRMGateway
import CRMGatewayTesting
import ConnectorKit
import HubSpotMock
import MalformedInputs
import MockKit
import SQLStore
import SQLiteDriver
import Testing
import Workspace

/// A gateway on a real database with an organization of Ann (its admin), another super admin, and whoever a test makes.
struct PeopleStage: Sendable {
    let fixture: GatewayFixture
    /// `sue@example.com`, a super admin who isn't the organization admin.
    let sue: Actor

    var gateway: Gateway { fixture.gateway }
    var people: People { fixture.gateway.people }
    /// `ann@example.com`, the organization admin, a super admin.
    var ann: Actor { fixture.admin }
    var organization: OrganizationID { fixture.organization.id }

    /// Runs a test on a stage of its own, and clears up however it ends.
    ///
    /// - Parameter isConnected: whether there is HubSpot's mock, with a key of Ann's.
    static func run(isConnected: Bool = false, _ test: (PeopleStage) async throws -> Void) async throws {
        try await GatewayFixture.run(mocks: isConnected ? [.hubSpot()] : []) { fixture in
            if isConnected { try await fixture.connectAdmin() }
            let sue = try await fixture.makeUser("sue@example.com", role: .admin)
            try await fixture.gateway.people.changeRole(of: sue.id, to: .superAdmin, as: fixture.admin)
            // What the stage itself changed isn't to count in a test of thresholds.
            _ = try await fixture.store.write { try $0.execute("DELETE FROM bulk_act", []) }
            try await test(PeopleStage(fixture: fixture, sue: .user(sue.id, of: fixture.organization.id)))
        }
    }

    func person(_ name: String, role: OrganizationRole = .user, seat: Seat = .standard) async throws -> UserID {
        try await fixture.makeUser("\(name)@example.com", role: role, seat: seat).id
    }

    func actor(_ user: UserID) -> Actor { .user(user, of: organization) }

    func user(_ id: UserID) async throws -> User { try await gateway.directory.user(id, as: ann) }

    /// Removes somebody with the right confirmation.
    @discardableResult
    func remove(_ user: UserID, as actor: Actor? = nil) async throws -> RemovalReport {
        let email = try await self.user(user).email.text
        let change = try await people.removeEntirely(user, confirming: email, as: actor ?? ann)
        return try #require(change.outcome)
    }

    /// Syncs keys to somebody, and waits for the end.
    @discardableResult
    func sync(_ user: UserID) async throws -> Run {
        try await gateway.syncCRM(to: .user(user), as: ann).result()
    }

    /// How many rows a statement finds for one user.
    func count(_ statement: SQL, _ user: UserID) async throws -> Int64 {
        try await fixture.store.read {
            try $0.query(statement, [.text(user.rawValue)]).first?.integer(0) ?? 0
        }
    }

    /// How many keys, bindings, dashboards, memberships and references to settings somebody has.
    func rows(of user: UserID) async throws -> [Int64] {
        var counts: [Int64] = []
        for rows in [SQL.keys, .bindings, .dashboards, .memberships, .references] {
            counts.append(try await count(rows, user))
        }
        return counts
    }

    func execute(_ statement: SQL, _ values: [SQLValue] = []) async throws {
        try await fixture.store.write { _ = try $0.execute(statement, values) }
    }

    func digest() async throws -> StoreDigest { try await StoreDigest.read(fixture.store) }

    func operations() async throws -> [String] {
        try await gateway.audit.list(limit: AuditLog.pageMax, as: ann).map { "\($0.operation) \($0.outcome)" }
    }
}

extension SQL {
    static let keys: SQL = "SELECT COUNT(*) FROM crm_key WHERE user_id = $1"
    static let bindings: SQL = "SELECT COUNT(*) FROM crm_binding WHERE user_id = $1"
    static let dashboards: SQL = "SELECT COUNT(*) FROM dashboard WHERE user_id = $1"
    static let memberships: SQL = "SELECT COUNT(*) FROM team_member WHERE user_id = $1"
    static let references: SQL = "SELECT COUNT(*) FROM settings_reference WHERE user_id = $1"
}

/// What a call threw.
func failure(of call: () async throws -> some Any) async -> GatewayError? {
    do {
        _ = try await call()
        return nil
    } catch {
        return error as? GatewayError
    }
}

/// Expects that a call is refused, with a code or by a rule.
func refused(
    _ code: String? = nil, rule: String? = nil, at location: SourceLocation = #_sourceLocation,
    _ call: () async throws -> some Any
) async {
    let error = await failure(of: call)
    #expect(error != nil, sourceLocation: location)
    if let code { #expect(error?.code == code, sourceLocation: location) }
    if let rule { #expect(error?.rule == rule, sourceLocation: location) }
}
