import CRMGateway
import CRMGatewayTesting
import ConnectorKit
import MockKit
import SQLStore
import SQLiteDriver
import StoreFaults
import Testing
import Workspace

@Suite("A sync that is stopped anywhere ends, once gone on with, like one that nobody stopped")
struct InterruptedSyncTests {
    /// More than the writes, or CRM requests, that the sync of a stage's team makes.
    private static let pointsMax = 60

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
            // Where the CRM makes up names, each account has another one.
            let properties: SQL = "SELECT crm, object, label, origin FROM owner_property ORDER BY crm, object"
            return try [keys, bindings, properties].flatMap { statement in
                try transaction.query(statement, []).map { "\($0.values)" }
            }
        }
    }

    /// How the tables look after a sync that nothing disturbed, and how many custom properties the CRM then has.
    private func undisturbed(_ crm: SyncedCRM) async throws -> (state: [String], properties: Int) {
        var expected: (state: [String], properties: Int) = ([], 0)
        try await CRMStage.run(crm) { stage in
            let before = stage.properties.count
            _ = try await stage.sync()
            expected = (try await finalState(stage.fixture), stage.properties.count)
            #expect(expected.properties == before + stage.wished)
        }
        return expected
    }

    @Test(
        "SYNC-9, I-07, I-11, F-D1, F-B8: stopped at its nth store write, for every n, it goes on to the same end",
        arguments: SyncedCRM.all)
    func everyStoreWrite(_ crm: SyncedCRM) async throws {
        let expected = try await undisturbed(crm)
        var points = 0
        for nth in 1...Self.pointsMax {
            var wasStopped = false
            try await CRMStage.run(crm) { stage in
                let driver = FailingDriver(stage.fixture.store, failingWrite: nth)
                do {
                    let failing = try await stage.fixture.reopened(over: driver)
                    _ = try? await stage.sync(by: failing)
                    await failing.shutDown()
                } catch {
                    wasStopped = true
                }
                wasStopped = wasStopped || driver.hasFailed
                try await goOn(stage)
                #expect(try await finalState(stage.fixture) == expected.state, "stopped at write \(nth)")
                #expect(stage.properties.count == expected.properties, "stopped at write \(nth)")
            }
            guard wasStopped else { break }
            points = nth
        }
        #expect(points >= 8 && points < Self.pointsMax)
    }

    @Test(
        "SYNC-9, I-11, F-B2, F-D2: the nth CRM request's answer is lost, for every n, and a retry ends the same",
        arguments: SyncedCRM.all)
    func everyRequest(_ crm: SyncedCRM) async throws {
        let expected = try await undisturbed(crm)
        var points = 0
        for nth in 1...Self.pointsMax {
            var wasHit = false
            try await CRMStage.run(crm) { stage in
                let before = stage.mock.journal.count
                stage.mock.inject(.lostAnswer, on: .nth(nth))
                let run = try await stage.sync()
                wasHit = stage.mock.journal.entries.dropFirst(before).contains { $0.fault != nil }
                if run.state == .failed {
                    _ = try await stage.fixture.gateway.runs.retry(run.id, as: stage.fixture.admin).result()
                }
                #expect(try await finalState(stage.fixture) == expected.state, "lost answer \(nth)")
                #expect(stage.properties.count == expected.properties, "lost answer \(nth)")
            }
            guard wasHit else { break }
            points = nth
        }
        #expect(points >= 5 && points < Self.pointsMax)
    }

    /// As an operator would: go on with what is unfinished, or start anew where nothing was recorded.
    private func goOn(_ stage: CRMStage) async throws {
        let runs = stage.fixture.gateway.runs
        for handle in try await runs.resumeAll() { _ = try await handle.result() }
        let known = try await runs.list(as: stage.fixture.admin)
        if let last = known.first, last.state == .failed {
            _ = try await runs.retry(last.id, as: stage.fixture.admin).result()
        } else if known.isEmpty {
            _ = try await stage.sync()
        }
    }
}
