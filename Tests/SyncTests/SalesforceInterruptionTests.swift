import CRMGateway
import CRMGatewayTesting
import ConnectorKit
import MockKit
import SQLStore
import SQLiteDriver
import StoreFaults
import Testing
import Workspace

@Suite("A sync of Salesforce that is interrupted anywhere is finished the next time")
struct SalesforceInterruptionTests {
    private static let members = ["bob@example.com", "erin@example.com", "frank@example.com", "nobody@example.com"]
    /// More than the writes, or CRM requests, that the sync of these members makes.
    private static let pointsMax = 60

    /// What matters in the end: who is whom, which field there is and who sees it, there and here, and record types.
    private func finalState(_ stage: SalesforceStage) async throws -> [String] {
        let tables: [SQL] = [
            "SELECT origin FROM crm_key ORDER BY origin",
            "SELECT crm_user, status FROM crm_binding ORDER BY crm_user, status",
            "SELECT object, property, origin, is_hidden FROM owner_property ORDER BY object",
            "SELECT crm_user, state, kind, vendor_code FROM owner_sight ORDER BY crm_user",
            "SELECT hash, viewer, sight FROM record_type_link ORDER BY hash, viewer",
        ]
        let rows = try await stage.fixture.store.read { transaction in
            try tables.flatMap { table in try transaction.query(table, []).map { "\($0.values)" } }
        }
        return rows + stage.permissionSets() + (try await stage.viewers()) + ["fields: \(stage.ownFields())"]
    }

    private func undisturbed() async throws -> [String] {
        var state: [String] = []
        try await SalesforceStage.with(Self.members, everyMember: true) { stage in
            _ = try await stage.sync()
            state = try await finalState(stage)
        }
        #expect(state.suffix(4) == ["ann", "bob", "erin", "fields: 1"])
        return state
    }

    @Test(
        "SYNC-9, F-B2, F-B5, F-B6: the nth request is lost on its way, or its answer, for every n; a retry ends the same",
        arguments: [Fault.lostAnswer, .resetBeforeAnswer])
    func everyRequest(_ fault: Fault) async throws {
        let expected = try await undisturbed()
        var points = 0
        for nth in 1...Self.pointsMax {
            var wasHit = false
            try await SalesforceStage.with(Self.members, everyMember: true) { stage in
                let before = stage.mock.journal.count
                stage.mock.inject(fault, on: .nth(nth))
                let run = try await stage.sync()
                wasHit = stage.mock.journal.entries.dropFirst(before).contains { $0.fault != nil }
                stage.mock.clearFaults()
                try await finish(stage, after: run)
                try await expect(expected, stage, "\(fault.name) \(nth)")
            }
            guard wasHit else { break }
            points = nth
        }
        #expect(points >= 12 && points < Self.pointsMax)
    }

    @Test("SYNC-9, F-B5, F-B6, F-B8: stopped at its nth store write, for every n, it goes on to the same end")
    func everyStoreWrite() async throws {
        let expected = try await undisturbed()
        var points = 0
        for nth in 1...Self.pointsMax {
            var wasStopped = false
            try await SalesforceStage.with(Self.members, everyMember: true) { stage in
                let driver = FailingDriver(stage.fixture.store, failingWrite: nth)
                do {
                    let failing = try await stage.fixture.reopened(over: driver)
                    _ = try? await stage.sync(by: failing)
                    await failing.shutDown()
                } catch {
                    wasStopped = true
                }
                wasStopped = wasStopped || driver.hasFailed
                for handle in try await stage.fixture.gateway.runs.resumeAll() { _ = try await handle.result() }
                try await finish(stage, after: try await stage.fixture.gateway.runs.list(as: stage.fixture.admin).first)
                try await expect(expected, stage, "stopped at write \(nth)")
            }
            guard wasStopped else { break }
            points = nth
        }
        #expect(points >= 12 && points < Self.pointsMax)
    }

    private func expect(_ expected: [String], _ stage: SalesforceStage, _ point: String) async throws {
        let state = try await finalState(stage)
        #expect(state == expected, "\(point): \(state.difference(from: expected).map { "\($0)" })")
    }

    /// As an operator would: try again what failed, or start anew where nothing was recorded.
    private func finish(_ stage: SalesforceStage, after run: Run?) async throws {
        guard let run else {
            _ = try await stage.sync()
            return
        }
        if run.state == .failed {
            _ = try await stage.fixture.gateway.runs.retry(run.id, as: stage.fixture.admin).result()
        } else if run.outcome?.crms.contains(where: { $0.recordTypes?.failure != nil }) == true {
            // Record types that couldn't be read are a warning: they come with the next sync.
            _ = try await stage.sync()
        }
    }
}
