import CRMGateway
import Foundation
import SQLStore
import SQLiteDriver
import Workspace

/// Two organizations in one real database on disk, each with its admin and a team.
struct DirectoryFixture: Sendable {
    let folder: String
    let store: any SQLDriver
    private let database: SQLiteDriver
    let audit: AuditLog
    let directory: Directory
    let here: FoundedOrganization
    let elsewhere: FoundedOrganization

    /// The organization admin of the first organization, a super admin.
    var boss: Actor { .user(here.admin.id, of: here.organization.id) }
    /// The same of the second.
    var foreignBoss: Actor { .user(elsewhere.admin.id, of: elsewhere.organization.id) }

    init() async throws {
        folder = FileManager.default.temporaryDirectory.path + "/directory-" + UUID().uuidString
        let clock = FixedClock()
        database = try SQLiteDriver.open(path: folder + "/gateway.sqlite", clock: FixedStoreClock())
        store = database
        try await Migrator().migrate(database)
        audit = AuditLog(store: store, keys: FixedAuditKeys())
        directory = Directory(store: store, audit: audit, clock: clock)
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
        return .user(user.id, of: here.organization.id)
    }

    /// Everything in the store but the audit log: equal before and after what was refused (I-21).
    func content() async throws -> [[[SQLValue]]] {
        try await store.read { transaction in
            let statements: [SQL] = [
                "SELECT * FROM organization ORDER BY id", "SELECT * FROM organization_admin ORDER BY organization",
                "SELECT * FROM user_account ORDER BY organization, id", "SELECT * FROM team ORDER BY organization, id",
                "SELECT * FROM team_member ORDER BY organization, team_id, user_id",
                "SELECT * FROM dashboard ORDER BY organization, user_id",
            ]
            return try statements.map { try transaction.query($0, []).map(\.values) }
        }
    }

    /// The audit log of the first organization.
    func log() async throws -> [AuditRecord] {
        try await audit.list(limit: AuditLog.pageMax, as: boss)
    }
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

/// Noon of a day, always.
struct FixedClock: GatewayClock {
    var now: Date { Date(timeIntervalSince1970: 1_795_262_400) }
    var elapsed: Duration { .zero }
    func sleep(for duration: Duration) async throws {}
}

struct FixedStoreClock: StoreClock {
    var milliseconds: Int64 { 1_795_262_400_000 }
}
