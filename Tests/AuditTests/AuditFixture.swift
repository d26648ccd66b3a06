import CRMGateway
import Foundation
import SQLStore
import SQLiteDriver
import Synchronization
import Workspace

/// A real database on disk with one organization, its log, and an anchor file beside it.
struct AuditFixture: Sendable {
    let folder: String
    let store: any SQLDriver
    let log: AuditLog
    let directory: Directory
    let organization: OrganizationID
    let boss: Actor
    let clock: MovableClock
    let anchors: AuditAnchorFile
    let anchor: AuditAnchor
    private let database: SQLiteDriver

    init(keys: any AuditKeySource = FixedAuditKeys()) async throws {
        folder = FileManager.default.temporaryDirectory.path + "/audit-" + UUID().uuidString
        clock = MovableClock()
        database = try SQLiteDriver.open(path: folder + "/gateway.sqlite", clock: clock)
        store = database
        try await Migrator().migrate(database)
        log = AuditLog(store: store, keys: keys)
        directory = Directory(store: store, audit: log, clock: clock)
        let admin = UserDraft(firstName: "Ann", lastName: "Lee", email: "ann@example.com")
        let founded = try await directory.createOrganization(name: "Here", admin: admin)
        organization = founded.organization.id
        boss = .user(founded.admin.id, of: organization)
        anchors = AuditAnchorFile(path: folder + "/anchor.jsonl")
        anchor = AuditAnchor(log, file: anchors)
    }

    /// Closes and removes everything.
    func end() {
        try? database.close()
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// Appends entries of an operation, each in a transaction of its own.
    func append(_ count: Int, outcome: AuditOutcome = .done, rule: String? = nil) async throws {
        let (log, boss) = (log, boss)
        for number in 0..<count {
            try await store.write { transaction in
                try log.append(
                    AuditEntry(
                        actor: boss, operation: AuditOperation(rawValue: "test.act"),
                        subjects: ["user": ["u\(number)"]],
                        outcome: outcome, rule: rule, detail: ["number": String(number)]), in: transaction)
            }
        }
    }

    /// Runs a statement behind the gateway's back.
    func tamper(_ statement: SQL, _ arguments: [SQLValue] = []) async throws {
        try await store.write { _ = try $0.execute(statement, arguments) }
    }

    /// The first number, of one column.
    func number(_ statement: SQL) async throws -> Int64 {
        try await store.read { try $0.query(statement, []).first?.integer(0) ?? -1 }
    }

    func verify() async throws -> AuditReport {
        try await log.verify(anchors: anchors, as: boss)
    }
}

struct FixedAuditKeys: AuditKeySource {
    var current = "root-1"
    var known: Set<String> = ["root-1"]

    func key(for organization: OrganizationID) throws -> AuditChainKey {
        try key(for: organization, id: current)
    }

    func key(for organization: OrganizationID, id: String) throws -> AuditChainKey {
        guard known.contains(id) else { throw StoreError(.unavailable, "no such key") }
        return AuditChainKey(
            id: id, bytes: Array(("0123456789abcdef0123456789abcdef" + id + organization.rawValue).utf8))
    }
}

/// A clock that stands still until it is moved; the store's and the gateway's.
final class MovableClock: StoreClock, GatewayClock {
    private let moment = Mutex<Int64>(1_795_262_400_000)

    var milliseconds: Int64 { moment.withLock { $0 } }
    var now: Date { Date(timeIntervalSince1970: Double(milliseconds) / 1_000) }
    var elapsed: Duration { .milliseconds(milliseconds) }

    func sleep(for duration: Duration) async throws {
        try Task.checkCancellation()
        move(by: duration)
    }

    func move(by duration: Duration) {
        moment.withLock { $0 += Int64(duration / .milliseconds(1)) }
    }
}
