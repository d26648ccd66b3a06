import CRMGateway
import SQLStore
import Testing
import Workspace

@Suite("Folded refusals")
struct RefusalFoldingTests {
    private func refused(_ fixture: AuditFixture) async throws -> [AuditRecord] {
        try await fixture.log.list(limit: AuditLog.pageMax, as: fixture.boss).filter { $0.outcome == "refused" }
    }

    @Test("T-35: 10,000 refusals take a bounded number of rows, and their count is right")
    func flood() async throws {
        let fixture = try await AuditFixture()
        defer { fixture.end() }
        let (log, boss, clock) = (fixture.log, fixture.boss, fixture.clock)
        for minute in 0..<10 {
            try await fixture.store.write { transaction in
                for number in 0..<1_000 {
                    try log.append(
                        AuditEntry(
                            actor: boss, operation: .userCreate, subjects: ["user": ["u\(minute)-\(number)"]],
                            outcome: .refused, rule: "ACC-2"), in: transaction)
                }
            }
            clock.move(by: .seconds(60))
        }
        try await fixture.anchor.write()
        let entries = try await refused(fixture)
        #expect(entries.count == 20)
        #expect(entries.reduce(0) { $0 + $1.occurrences } == 10_000)
        #expect(try await fixture.number("SELECT COUNT(*) FROM audit_refusal_tally") == 0)
        #expect(try await fixture.verify().isSound)
    }

    @Test("T-35: through the library, each refused call counts once, whatever it named")
    func calls() async throws {
        let fixture = try await AuditFixture()
        defer { fixture.end() }
        for number in 0..<50 {
            let id = UserID(rawValue: "nobody-\(number)")
            await #expect(throws: GatewayError.self) { try await fixture.directory.user(id, as: fixture.boss) }
        }
        #expect(try await refused(fixture).count == 1)
        try await fixture.anchor.write(isLast: true)
        let entries = try await refused(fixture)
        #expect(entries.map(\.occurrences) == [1, 49])
        #expect(entries.last?.detail == ["repeats_of_entry": String(entries[0].sequence)])
    }

    @Test("T-35: another actor, operation, rule, channel or minute is another entry")
    func kinds() async throws {
        let fixture = try await AuditFixture()
        defer { fixture.end() }
        let (log, organization, clock) = (fixture.log, fixture.organization, fixture.clock)
        let ann = Actor.user(UserID(rawValue: "ann"), of: organization)
        let web = Actor(organization: organization, identity: .user(UserID(rawValue: "ann")), channel: .web)
        let bob = Actor.user(UserID(rawValue: "bob"), of: organization)
        let entries = [
            AuditEntry(actor: ann, operation: .userCreate, outcome: .refused, rule: "ACC-2"),
            AuditEntry(actor: bob, operation: .userCreate, outcome: .refused, rule: "ACC-2"),
            AuditEntry(actor: web, operation: .userCreate, outcome: .refused, rule: "ACC-2"),
            AuditEntry(actor: ann, operation: .userRead, outcome: .refused, rule: "ACC-2"),
            AuditEntry(actor: ann, operation: .userCreate, outcome: .refused, rule: "PROV-4"),
        ]
        for _ in 0..<2 {
            try await fixture.store.write { transaction in
                for entry in entries + entries { try log.append(entry, in: transaction) }
            }
            clock.move(by: .seconds(60))
        }
        try await fixture.anchor.write()
        let seen = try await refused(fixture)
        #expect(seen.count == 20 && seen.allSatisfy { $0.occurrences == 1 })
        #expect(try await fixture.verify().isSound)
    }

    @Test("T-34, T-35: a count that was changed is found, and is neither counted on nor sealed")
    func changedCount() async throws {
        let fixture = try await AuditFixture()
        defer { fixture.end() }
        try await fixture.append(5, outcome: .refused, rule: "ACC-2")
        try await fixture.tamper("UPDATE audit_refusal_tally SET repeats = 1")
        let finding = AuditFinding(.tallyAltered, at: 2)
        #expect(try await fixture.verify().firstBad == finding)
        try await fixture.append(2, outcome: .refused, rule: "ACC-2")
        try await fixture.anchor.write(isLast: true)
        #expect(try await fixture.verify().firstBad == finding)
        #expect(try await refused(fixture).count == 3)
    }

    @Test("SEC-6: entries name people by id; ids that a caller made up are cut to 64 characters")
    func ids() async throws {
        let fixture = try await AuditFixture()
        defer { fixture.end() }
        let id = UserID(rawValue: String(repeating: "x", count: 10_000))
        await #expect(throws: GatewayError.self) { try await fixture.directory.user(id, as: fixture.boss) }
        #expect(try await refused(fixture).first?.subjects.ids["user"]?.first?.count == AuditSubjects.idLengthMax)
        let draft = UserDraft(firstName: "Secretname", lastName: "Lee", email: "secretname@example.com")
        _ = try await fixture.directory.createUser(draft, as: fixture.boss)
        await #expect(throws: GatewayError.self) { try await fixture.directory.createUser(draft, as: fixture.boss) }
        let hits = try await fixture.number(
            "SELECT COUNT(*) FROM audit_entry WHERE lower(subjects || detail || actor) LIKE '%secretname%'")
        #expect(hits == 0)
    }
}
