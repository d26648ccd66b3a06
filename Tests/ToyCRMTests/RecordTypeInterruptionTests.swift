import CRMGateway
import ConnectorKit
import MockKit
import SQLStore
import SQLiteDriver
import StoreFaults
import Testing
import Workspace

@Suite("A sync with record types that is stopped anywhere ends, once gone on with, like one that nobody stopped")
struct RecordTypeInterruptionTests {
    private static let catalog = ConnectorCatalog([ToyKindsConnector.self])
    private static let members = ["bob@example.com", "dora@example.com", "lock@example.com", "nobody@example.com"]
    /// More than the writes, or CRM requests, that the sync of these members makes.
    private static let pointsMax = 60

    private func prepare(_ fixture: ToyGateway) async throws -> TeamID {
        try await fixture.connect("toy", token: ToyMock.appToken)
        return try await fixture.makeTeam(members: Self.members).id
    }

    /// What matters in the end: keys, bindings, record types, documents.
    private func finalState(_ fixture: ToyGateway) async throws -> [String] {
        let statements: [SQL] = [
            """
            SELECT u.email_key, k.crm, k.version, b.crm_user, b.version, l.hash, l.viewer, l.sight, l.version
            FROM crm_key k JOIN user_account u ON u.organization = k.organization AND u.id = k.user_id
            LEFT JOIN crm_binding b ON b.organization = k.organization AND b.user_id = k.user_id
            LEFT JOIN record_type_link l ON l.organization = k.organization AND l.key_id = k.id ORDER BY u.email_key
            """,
            "SELECT hash, content FROM record_type_document ORDER BY hash",
        ]
        var state: [String] = []
        for statement in statements { state += try await fixture.rows(statement) }
        return state
    }

    private func undisturbed() async throws -> [String] {
        var state: [String] = []
        try await ToyGateway.with(Self.catalog) { fixture in
            let team = try await prepare(fixture)
            _ = try await fixture.sync(.team(team))
            state = try await finalState(fixture)
        }
        return state
    }

    @Test("SYNC-9, SYNC-7: stopped at its nth store write, for every n, it goes on to the same end")
    func everyStoreWrite() async throws {
        let expected = try await undisturbed()
        var points = 0
        for nth in 1...Self.pointsMax {
            var wasStopped = false
            try await ToyGateway.with(Self.catalog) { fixture in
                let team = try await prepare(fixture)
                let driver = FailingDriver(fixture.store, failingWrite: nth)
                do {
                    let failing = try await fixture.reopened(over: driver)
                    _ = try? await failing.syncCRM(to: .team(team), as: fixture.admin).result()
                    await failing.shutDown()
                } catch {
                    wasStopped = true
                }
                wasStopped = wasStopped || driver.hasFailed
                try await goOn(fixture, team)
                #expect(try await finalState(fixture) == expected, "stopped at write \(nth)")
            }
            guard wasStopped else { break }
            points = nth
        }
        #expect(points >= 8 && points < Self.pointsMax)
    }

    @Test("SYNC-9, F-D2: the nth CRM request's answer is lost, for every n, and the next sync ends the same")
    func everyRequest() async throws {
        var expected: [String] = []
        try await ToyGateway.with(Self.catalog) { fixture in
            let team = try await prepare(fixture)
            _ = try await fixture.sync(.team(team))
            expected = try await people(fixture)
        }
        var points = 0
        for nth in 1...Self.pointsMax {
            var wasHit = false
            try await ToyGateway.with(Self.catalog) { fixture in
                let team = try await prepare(fixture)
                let before = fixture.toy.journal.count
                fixture.toy.inject(.lostAnswer, on: .nth(nth))
                let run = try await fixture.sync(.team(team))
                wasHit = fixture.toy.journal.entries.dropFirst(before).contains { $0.fault != nil }
                if run.state == .failed {
                    _ = try await fixture.gateway.runs.retry(run.id, as: fixture.admin).result()
                }
                // A token request is sent once: who fell back then is read as themselves by the next sync.
                _ = try await fixture.sync(.team(team))
                #expect(try await people(fixture) == expected, "lost answer \(nth)")
            }
            guard wasHit else { break }
            points = nth
        }
        #expect(points >= 6 && points < Self.pointsMax)
    }

    @Test("SYNC-9: what the first chunks got, the others get too, though the CRM says something else by then")
    func sameForAll() async throws {
        try await ToyGateway.with(Self.catalog) { fixture in
            try await fixture.connect("toy")
            let team = try await fixture.makeTeam(members: (0..<700).map { "person\($0)@example.com" })
            var counts: Set<[String]> = []
            for nth in 1...Self.pointsMax {
                let driver = FailingDriver(fixture.store, failingWrite: nth)
                guard let failing = try? await fixture.reopened(over: driver) else { continue }
                let run = try? await failing.syncCRM(to: .team(team.id), as: fixture.admin).result()
                await failing.shutDown()
                let links = try await fixture.rows("SELECT hash FROM record_type_link")
                guard run == nil, (1..<700).contains(links.count) else {
                    try await undoAll(fixture)
                    if run != nil, !driver.hasFailed { break }
                    continue
                }
                try fixture.toy.change(.vendorSpecific("remove_kind", "k-2"))
                for handle in try await fixture.gateway.runs.resumeAll() { _ = try await handle.result() }
                counts.insert(try await fixture.rows("SELECT DISTINCT hash FROM record_type_link"))
                #expect(try await fixture.rows("SELECT hash FROM record_type_link").count == 700)
                break
            }
            #expect(counts.count == 1 && counts.first?.count == 1)
        }
    }

    private func undoAll(_ fixture: ToyGateway) async throws {
        for handle in try await fixture.gateway.runs.resumeAll() { _ = try await handle.result() }
        try await fixture.store.write { transaction in
            _ = try transaction.execute("DELETE FROM crm_key WHERE origin = 'synced'", [])
            _ = try transaction.execute("DELETE FROM crm_binding", [])
        }
    }

    /// Who sees what; versions count detours.
    private func people(_ fixture: ToyGateway) async throws -> [String] {
        try await fixture.rows(
            """
            SELECT u.email_key, l.hash, l.viewer, l.sight FROM record_type_link l
            JOIN user_account u ON u.organization = l.organization AND u.id = l.user_id ORDER BY u.email_key
            """)
    }

    /// As an operator would: go on with what is unfinished, or start anew where nothing was recorded.
    private func goOn(_ fixture: ToyGateway, _ team: TeamID) async throws {
        let handles = try await fixture.gateway.runs.resumeAll()
        for handle in handles { _ = try await handle.result() }
        let runs = try await fixture.gateway.runs.list(as: fixture.admin)
        if runs.first?.state == .failed, let last = runs.first {
            _ = try await fixture.gateway.runs.retry(last.id, as: fixture.admin).result()
        } else if runs.isEmpty {
            _ = try await fixture.gateway.syncCRM(to: .team(team), as: fixture.admin).result()
        }
    }
}
