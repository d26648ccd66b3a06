import CRMGateway
import CRMGatewayTesting
import HubSpotMock
import MockKit
import SQLStore
import SQLiteDriver
import Testing
import Workspace

@Suite("A sync that is stopped anywhere ends, once gone on with, like one that nobody stopped")
struct InterruptedSyncTests {
    private static let members = ["bob@example.com", "carol@example.com", "frank@example.com", "nobody@example.com"]
    /// More than the writes, or CRM requests, that the sync of these members makes.
    private static let pointsMax = 60

    private func prepare(_ fixture: GatewayFixture) async throws -> TeamID {
        try await fixture.connectAdmin()
        try await fixture.chooseOwnerProperty()
        return try await fixture.makeTeam(members: Self.members).id
    }

    /// What matters in the end: who holds a key to which grant, who is whom, and which properties there are.
    private func finalState(_ fixture: GatewayFixture) async throws -> [String] {
        try await fixture.store.read { transaction in
            let keys: SQL = """
                SELECT u.email_key, k.crm, k.origin, k.version FROM crm_key k
                JOIN user_account u ON u.organization = k.organization AND u.id = k.user_id ORDER BY u.email_key, k.crm
                """
            let bindings: SQL = """
                SELECT u.email_key, b.crm, b.crm_user, b.status, b.version FROM crm_binding b
                JOIN user_account u ON u.organization = b.organization AND u.id = b.user_id ORDER BY u.email_key
                """
            let properties: SQL = "SELECT crm, object, property, origin FROM owner_property ORDER BY crm, object"
            return try [keys, bindings, properties].flatMap { statement in
                try transaction.query(statement, []).map { "\($0.values)" }
            }
        }
    }

    private func ownProperties(in fixture: GatewayFixture) -> Int {
        // A create whose answer was lost was done all the same.
        fixture.hubSpot.journal.entries.filter {
            $0.operation == "hubspot.properties.create" && ($0.status == 201 || $0.fault == "lost_answer")
        }.count
    }

    private func undisturbed() async throws -> [String] {
        var state: [String] = []
        try await withFixture { fixture in
            let team = try await prepare(fixture)
            _ = try await fixture.gateway.syncCRM(to: .team(team), as: fixture.admin).result()
            state = try await finalState(fixture)
        }
        return state
    }

    @Test("SYNC-9, I-07, F-D1, F-B8: stopped at its nth store write, for every n, it goes on to the same end")
    func everyStoreWrite() async throws {
        let expected = try await undisturbed()
        var points = 0
        for nth in 1...Self.pointsMax {
            var wasStopped = false
            try await withFixture { fixture in
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
                #expect(ownProperties(in: fixture) == 1, "stopped at write \(nth)")
            }
            guard wasStopped else { break }
            points = nth
        }
        #expect(points >= 8 && points < Self.pointsMax)
    }

    @Test("SYNC-9, F-B2, F-D2: the nth CRM request's answer is lost, for every n, and a retry ends the same")
    func everyRequest() async throws {
        let expected = try await undisturbed()
        var points = 0
        for nth in 1...Self.pointsMax {
            var wasHit = false
            try await withFixture { fixture in
                let team = try await prepare(fixture)
                let before = fixture.hubSpot.journal.count
                fixture.hubSpot.inject(.lostAnswer, on: .nth(nth))
                let run = try await fixture.gateway.syncCRM(to: .team(team), as: fixture.admin).result()
                wasHit = fixture.hubSpot.journal.entries.dropFirst(before).contains { $0.fault != nil }
                if run.state == .failed {
                    _ = try await fixture.gateway.runs.retry(run.id, as: fixture.admin).result()
                }
                #expect(try await finalState(fixture) == expected, "lost answer \(nth)")
                #expect(ownProperties(in: fixture) == 1, "lost answer \(nth)")
            }
            guard wasHit else { break }
            points = nth
        }
        #expect(points >= 6 && points < Self.pointsMax)
    }

    /// As an operator would: go on with what is unfinished, or start anew where nothing was recorded.
    private func goOn(_ fixture: GatewayFixture, _ team: TeamID) async throws {
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
