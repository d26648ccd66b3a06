import Foundation
import SQLStore
import SQLiteDriver
import Synchronization
import Workspace

@testable import CRMGateway

/// Two organizations in one real database on disk, with the parts that exchange people, teams and events with a host.
struct ExchangeFixture: Sendable {
    let folder: String
    let store: any SQLDriver
    private let database: SQLiteDriver
    let clock: ManualClock
    let audit: AuditLog
    let directory: Directory
    let events: Events
    let imports: Imports
    let here: FoundedOrganization
    let elsewhere: FoundedOrganization

    /// The organization admin of the first organization, a super admin.
    var boss: Actor { .user(here.admin.id, of: here.organization.id) }
    /// The same of the second.
    var foreignBoss: Actor { .user(elsewhere.admin.id, of: elsewhere.organization.id) }
    /// Scheduled work of the first organization.
    var system: Actor { .system(of: here.organization.id) }
    /// The first organization.
    var organization: OrganizationID { here.organization.id }

    init(eventRetention: Duration = .seconds(30 * 86_400)) async throws {
        folder = FileManager.default.temporaryDirectory.path + "/exchange-" + UUID().uuidString
        clock = ManualClock()
        database = try SQLiteDriver.open(path: folder + "/gateway.sqlite", clock: clock)
        store = database
        try await Migrator().migrate(database)
        audit = AuditLog(store: store, keys: FixedAuditKeys())
        directory = Directory(store: store, audit: audit, clock: clock)
        let ids = IDGenerator(clock: clock)
        imports = Imports(
            calls: GuardedCalls(store: store, audit: audit), ids: ids,
            outbox: MailOutbox(ids: ids, isConfigured: true))
        events = Events(
            calls: GuardedCalls(store: store, audit: audit), clock: clock, retention: eventRetention)
        here = try await directory.createOrganization(name: "Here", admin: Self.draft("boss"))
        elsewhere = try await directory.createOrganization(name: "Elsewhere", admin: Self.draft("boss"))
    }

    /// Closes and removes everything.
    func end() {
        try? database.close()
        try? FileManager.default.removeItem(atPath: folder)
    }

    static func draft(_ name: String, role: OrganizationRole = .user, seat: Seat = .standard) -> UserDraft {
        UserDraft(firstName: name, lastName: "Lee", email: "\(name)@example.com", role: role, seat: seat)
    }

    /// Provisions somebody and returns them as an actor.
    func actor(_ name: String, role: OrganizationRole = .user, seat: Seat = .standard) async throws -> Actor {
        let user = try await directory.createUser(Self.draft(name, role: role, seat: seat), as: boss)
        return .user(user.id, of: organization)
    }

    /// The directory's rows: equal before and after what was refused (I-21).
    func content() async throws -> [[[SQLValue]]] {
        try await store.read { transaction in
            let statements: [SQL] = [
                "SELECT * FROM user_account ORDER BY organization, id", "SELECT * FROM team ORDER BY organization, id",
                "SELECT * FROM team_member ORDER BY organization, team_id, user_id",
                "SELECT * FROM dashboard ORDER BY organization, user_id",
                "SELECT * FROM mail_outbox ORDER BY organization, id",
            ]
            return try statements.map { try transaction.query($0, []).map(\.values) }
        }
    }

    /// A number that the database holds.
    func number(_ statement: SQL) async throws -> Int64 {
        try await store.read { try $0.query(statement, []).first?.integer(0) ?? -1 }
    }

    /// The audit log of the first organization.
    func log() async throws -> [AuditRecord] {
        try await audit.list(limit: AuditLog.pageMax, as: boss)
    }
}

/// Runs a test on a fixture of its own, and clears up however it ends.
func withExchange(
    eventRetention: Duration = .seconds(30 * 86_400), _ test: (ExchangeFixture) async throws -> Void
) async throws {
    let fixture = try await ExchangeFixture(eventRetention: eventRetention)
    defer { fixture.end() }
    try await test(fixture)
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

struct FixedAuditKeys: AuditKeySource {
    func key(for organization: OrganizationID) throws -> AuditChainKey {
        AuditChainKey(id: "root-1", bytes: Array(("0123456789abcdef0123456789abcdef" + organization.rawValue).utf8))
    }

    func key(for organization: OrganizationID, id: String) throws -> AuditChainKey {
        try key(for: organization)
    }
}
