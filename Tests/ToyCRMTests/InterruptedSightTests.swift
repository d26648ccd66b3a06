import CRMGateway
import ConnectorKit
import MockKit
import StoreFaults
import Testing
import Workspace

@Suite("Showing properties, stopped anywhere, ends like a run that nobody stopped")
struct InterruptedSightTests {
    /// More than the writes, or CRM requests, that such a sync makes.
    private static let pointsMax = 60

    private func prepare(_ toy: HidingToy) throws {
        try toy.fixture.toy.change(.vendorSpecific("withhold_license", "u-5"))
    }

    private func undisturbed() async throws -> [String] {
        var state: [String] = []
        try await HidingToy.with(everyMember: true) { toy in
            try prepare(toy)
            _ = try await toy.sync()
            state = try await toy.finalState()
        }
        return state
    }

    @Test("SYNC-9, F-B5, F-B6, F-B8: stopped at its nth store write, for every n, it goes on to the same end")
    func everyStoreWrite() async throws {
        let expected = try await undisturbed()
        var points = 0
        for nth in 1...Self.pointsMax {
            var wasStopped = false
            try await HidingToy.with(everyMember: true) { toy in
                try prepare(toy)
                let driver = FailingDriver(toy.fixture.store, failingWrite: nth)
                do {
                    let failing = try await toy.fixture.reopened(over: driver)
                    _ = try? await failing.syncCRM(to: .team(toy.team), as: toy.fixture.admin).result()
                    await failing.shutDown()
                } catch {
                    wasStopped = true
                }
                wasStopped = wasStopped || driver.hasFailed
                try await goOn(toy)
                #expect(try await toy.finalState() == expected, "stopped at write \(nth)")
                #expect(toy.writes.filter { $0 == "toy.hiding.create" }.count == 2, "stopped at write \(nth)")
            }
            guard wasStopped else { break }
            points = nth
        }
        #expect(points >= 12 && points < Self.pointsMax)
    }

    @Test("SYNC-9, F-B2, F-B6: the nth CRM request's answer is lost, for every n, and a retry ends the same")
    func everyRequest() async throws {
        let expected = try await undisturbed()
        var points = 0
        for nth in 1...Self.pointsMax {
            var wasHit = false
            try await HidingToy.with(everyMember: true) { toy in
                try prepare(toy)
                let before = toy.fixture.toy.journal.count
                toy.fixture.toy.inject(.lostAnswer, on: .nth(nth))
                let run = try await toy.sync()
                wasHit = toy.fixture.toy.journal.entries.dropFirst(before).contains { $0.fault != nil }
                var granted = run.granted
                if run.state == .failed {
                    granted += try await toy.fixture.gateway.runs.retry(run.id, as: toy.fixture.admin).result().granted
                }
                #expect(granted == 2, "lost answer \(nth)")
                #expect(try await toy.finalState() == expected, "lost answer \(nth)")
                #expect(toy.writes.filter { $0 == "toy.hiding.create" }.count == 2, "lost answer \(nth)")
            }
            guard wasHit else { break }
            points = nth
        }
        #expect(points >= 9 && points < Self.pointsMax)
    }

    @Test("UNDO, F-B6: sight that may have been granted, though no answer came, is listed by an undo")
    func listed() async throws {
        try await HidingToy.with { toy in
            _ = try await toy.sync()
            try await toy.fixture.gateway.ownerProperties.show(
                to: .everySyncedMember, crm: "toy", as: toy.fixture.admin)
            toy.fixture.toy.inject(.lostAnswer, on: .operation("toy.hiding.grant"), times: nil)
            let run = try await toy.sync()
            #expect(run.state == .failed && toy.viewers() == ["u-1", "u-2", "u-4", "u-5"])
            let undone = try await toy.fixture.gateway.runs.undo(run.id, as: toy.fixture.admin).result()
            #expect(undone.undoOutcome?.sightLeft?.map(\.members) == [3])
        }
    }

    @Test("F-B6: a grant whose answers are all lost is asked for a bounded number of times, and a retry ends it")
    func allLost() async throws {
        try await HidingToy.with { toy in
            try toy.fixture.toy.change(.vendorSpecific("ignore_grants", .null))
            toy.fixture.toy.inject(.lostAnswer, on: .operation("toy.hiding.grant"), times: nil)
            let run = try await toy.sync()
            #expect(run.state == .failed)
            let failure = try #require(try toy.crm(run).failure)
            #expect(failure.kind == .outcomeUnknown && failure.isRetryable)
            #expect(toy.writes.filter { $0 == "toy.hiding.grant" }.count == 3)
        }
    }

    private func goOn(_ toy: HidingToy) async throws {
        let gateway = toy.fixture.gateway
        for handle in try await gateway.runs.resumeAll() { _ = try await handle.result() }
        let runs = try await gateway.runs.list(as: toy.fixture.admin)
        if let last = runs.first, last.state == .failed {
            _ = try await gateway.runs.retry(last.id, as: toy.fixture.admin).result()
        } else if runs.isEmpty {
            _ = try await toy.sync()
        }
    }
}

extension Run {
    /// To how many members it showed properties.
    fileprivate var granted: Int { outcome?.crms.compactMap(\.sight?.granted).reduce(0, +) ?? 0 }
}
