import CRMGateway
import OpenSSLCrypto
import SQLStore
import Synchronization
import Testing
import Workspace

@Suite("Audit chain")
struct AuditChainTests {
    /// Columns that a code is made over, with another value for each.
    private static let changes: [(String, SQL)] = [
        ("at", "UPDATE audit_entry SET at = at + 1 WHERE sequence = 5"),
        ("actor", "UPDATE audit_entry SET actor = 'someone' WHERE sequence = 5"),
        ("channel", "UPDATE audit_entry SET channel = 'web' WHERE sequence = 5"),
        ("os_user", "UPDATE audit_entry SET os_user = '' WHERE sequence = 5"),
        ("operation", "UPDATE audit_entry SET operation = 'test.other' WHERE sequence = 5"),
        ("subjects", "UPDATE audit_entry SET subjects = '{}' WHERE sequence = 5"),
        ("outcome", "UPDATE audit_entry SET outcome = 'failed' WHERE sequence = 5"),
        ("rule", "UPDATE audit_entry SET rule = '' WHERE sequence = 5"),
        ("detail", "UPDATE audit_entry SET detail = '{}' WHERE sequence = 5"),
        ("occurrences", "UPDATE audit_entry SET occurrences = 2 WHERE sequence = 5"),
        ("previous_mac", "UPDATE audit_entry SET previous_mac = mac WHERE sequence = 5"),
        ("mac", "UPDATE audit_entry SET mac = previous_mac WHERE sequence = 5"),
    ]

    @Test("SEC-6: an untouched chain is sound, and complete up to its anchor")
    func sound() async throws {
        let fixture = try await AuditFixture()
        defer { fixture.end() }
        try await fixture.append(9)
        try await fixture.anchor.write()
        try await fixture.append(3)
        let report = try await fixture.verify()
        #expect(report.isSound && report.entries == 13)
        #expect(report.completeUpTo == 10 && report.unprovable == 3)
        #expect(report.description.contains("Complete up to entry 10"))
    }

    @Test("T-34: a flip in any column is found at its entry", arguments: changes)
    func flip(_ column: String, _ statement: SQL) async throws {
        let fixture = try await AuditFixture()
        defer { fixture.end() }
        try await fixture.append(9)
        try await fixture.anchor.write()
        try await fixture.tamper(statement)
        let report = try await fixture.verify()
        #expect(report.firstBad == AuditFinding(.altered, at: 5), "\(column)")
        #expect(report.completeUpTo == 4, "\(column)")
    }

    @Test("T-34: a dropped entry is found, renumbered or not", arguments: [2, 5, 9])
    func drop(_ sequence: Int64) async throws {
        let fixture = try await AuditFixture()
        defer { fixture.end() }
        try await fixture.append(9)
        try await fixture.tamper("DELETE FROM audit_entry WHERE sequence = $1", [.integer(sequence)])
        #expect(try await fixture.verify().firstBad == AuditFinding(.missing, at: sequence))
        try await fixture.tamper(
            "UPDATE audit_entry SET sequence = -sequence + 1 WHERE sequence > $1", [.integer(sequence)])
        try await fixture.tamper("UPDATE audit_entry SET sequence = -sequence WHERE sequence < 0")
        #expect(try await fixture.verify().firstBad == AuditFinding(.altered, at: sequence))
    }

    @Test("T-34: two entries that changed places are found at the first")
    func swap() async throws {
        let fixture = try await AuditFixture()
        defer { fixture.end() }
        try await fixture.append(9)
        try await fixture.tamper("UPDATE audit_entry SET sequence = -1 WHERE sequence = 4")
        try await fixture.tamper("UPDATE audit_entry SET sequence = 4 WHERE sequence = 6")
        try await fixture.tamper("UPDATE audit_entry SET sequence = 6 WHERE sequence = -1")
        #expect(try await fixture.verify().firstBad == AuditFinding(.altered, at: 4))
    }

    @Test("T-34: an inserted entry is found, a forged one and a copied one alike")
    func insert() async throws {
        let fixture = try await AuditFixture()
        defer { fixture.end() }
        try await fixture.append(9)
        try await fixture.tamper(
            """
            INSERT INTO audit_entry (organization, sequence, at, actor, channel, os_user, operation, subjects, outcome,
                rule, detail, occurrences, key_id, previous_mac, mac)
            SELECT organization, 11, at, actor, channel, os_user, operation, subjects, outcome, rule, detail,
                occurrences, key_id, (SELECT mac FROM audit_entry WHERE sequence = 10), mac
            FROM audit_entry WHERE sequence = 3
            """)
        #expect(try await fixture.verify().firstBad == AuditFinding(.altered, at: 11))
    }

    @Test("T-34: a chain made anew with plain SHA-256 is found at its first entry")
    func rechain() async throws {
        let fixture = try await AuditFixture()
        defer { fixture.end() }
        try await fixture.append(9)
        let previous = try await fixture.store.read { transaction in
            try transaction.query("SELECT mac FROM audit_entry WHERE sequence = 4", []).first?.text(0) ?? ""
        }
        var last = previous
        for sequence in Int64(5)...10 {
            let mac = Digest.sha256(Array("\(last)forged\(sequence)".utf8)).map { String($0, radix: 16) }.joined()
            try await fixture.tamper(
                "UPDATE audit_entry SET detail = '{}', previous_mac = $2, mac = $3 WHERE sequence = $1",
                [.integer(sequence), .text(last), .text(mac)])
            last = mac
        }
        try await fixture.tamper("UPDATE audit_head SET mac = $1", [.text(last)])
        #expect(try await fixture.verify().firstBad == AuditFinding(.altered, at: 5))
    }

    @Test("T-34: entries of another organization's chain don't fit, though both are sound")
    func foreignEntry() async throws {
        let fixture = try await AuditFixture()
        defer { fixture.end() }
        let other = try await fixture.directory.createOrganization(
            name: "There", admin: UserDraft(firstName: "A", lastName: "B", email: "a@example.com"))
        try await fixture.tamper(
            "DELETE FROM audit_entry WHERE organization = $1", [.text(fixture.organization.rawValue)])
        try await fixture.tamper(
            "UPDATE audit_entry SET organization = $1 WHERE organization = $2",
            [.text(fixture.organization.rawValue), .text(other.organization.id.rawValue)])
        #expect(try await fixture.verify().firstBad == AuditFinding(.altered, at: 1))
    }

    @Test("SEC-6: after a root key was rotated, old and new entries are checked each with its key")
    func rotation() async throws {
        let fixture = try await AuditFixture()
        defer { fixture.end() }
        try await fixture.append(3)
        let rotated = FixedAuditKeys(current: "root-2", known: ["root-1", "root-2"])
        let log = AuditLog(store: fixture.store, keys: rotated)
        let boss = fixture.boss
        try await fixture.store.write {
            try log.append(AuditEntry(actor: boss, operation: AuditOperation(rawValue: "test.act")), in: $0)
        }
        #expect(try await log.verify(anchors: nil, as: boss).isSound)
        let retired = AuditLog(store: fixture.store, keys: FixedAuditKeys(current: "root-2", known: ["root-2"]))
        #expect(try await retired.verify(anchors: nil, as: boss).firstBad == AuditFinding(.keyMissing, at: 1))
    }

    @Test("T-35, I-32: where the entry can't be written the effect is absent too")
    func oneFailure() async throws {
        let keys = LosableKeys()
        let fixture = try await AuditFixture(keys: keys)
        defer { fixture.end() }
        keys.lose()
        let draft = UserDraft(firstName: "Bob", lastName: "Lee", email: "bob@example.com")
        await #expect(throws: GatewayError.self) { try await fixture.directory.createUser(draft, as: fixture.boss) }
        #expect(try await fixture.number("SELECT COUNT(*) FROM user_account") == 1)
    }

    @Test("ACC-12: the log is for super admins, and pages by number")
    func reading() async throws {
        let fixture = try await AuditFixture()
        defer { fixture.end() }
        try await fixture.append(5)
        let page = try await fixture.log.list(after: 2, limit: 3, as: fixture.boss)
        #expect(page.map(\.sequence) == [3, 4, 5] && page.first?.detail == ["number": "1"])
        let admin = try await fixture.directory.createUser(
            UserDraft(firstName: "Bob", lastName: "Lee", email: "bob@example.com", role: .admin), as: fixture.boss)
        for actor in [Actor.user(admin.id, of: fixture.organization), .system(of: fixture.organization)] {
            let error = await #expect(throws: GatewayError.self) { try await fixture.log.list(as: actor) }
            #expect(error?.rule == "ACC-12")
            await #expect(throws: GatewayError.self) { try await fixture.log.verify(anchors: nil, as: actor) }
        }
    }
}

/// Has a key until it is lost: a source that fails in the middle of things.
private final class LosableKeys: AuditKeySource {
    private let isLost = Mutex(false)

    func lose() {
        isLost.withLock { $0 = true }
    }

    func key(for organization: OrganizationID) throws -> AuditChainKey {
        guard !isLost.withLock({ $0 }) else { throw StoreError(.unavailable, "The key is gone.") }
        return AuditChainKey(id: "root-1", bytes: Array(repeating: 7, count: 32))
    }

    func key(for organization: OrganizationID, id: String) throws -> AuditChainKey {
        try key(for: organization)
    }
}
