import ConnectorKit
import MockKit
import SQLStore
import Testing
import Verification

@testable import CRMGateway

@Suite("A process that dies anywhere in a probe leaves nothing that the next run doesn't remove")
struct DeadProbeTests {
    /// More than the requests, or writes, of a probe.
    private static let pointsMax = 40

    @Test("VER-4, I-13, F-C1 to F-C4: dead before or after its nth request", arguments: ProbedCRM.all)
    func everyRequest(_ crm: ProbedCRM) async throws {
        try await everyMoment(crm, .temporary, least: 3) { [.beforeRequest($0), .afterRequest($0)] }
    }

    @Test("VER-4, I-13, F-C1 to F-C4: dead before or after its nth store write", arguments: ProbedCRM.all)
    func everyWrite(_ crm: ProbedCRM) async throws {
        try await everyMoment(crm, .temporary, least: 4) { [.beforeWrite($0), .afterWrite($0)] }
    }

    @Test("VER-4, I-14, F-C7 to F-C9: a designated record, dead before or after the nth request", arguments: ProbedCRM.all)
    func everyRequestOfDesignated(_ crm: ProbedCRM) async throws {
        try await everyMoment(crm, .designated, least: 5) { [.beforeRequest($0), .afterRequest($0)] }
    }

    @Test("VER-4, I-14, F-C7 to F-C9: a designated record, dead before or after the nth write", arguments: ProbedCRM.all)
    func everyWriteOfDesignated(_ crm: ProbedCRM) async throws {
        try await everyMoment(crm, .designated, least: 4) { [.beforeWrite($0), .afterWrite($0)] }
    }

    @Test("VER-4, I-13: the same while narrowing, where the CRM refuses a property", arguments: ProbedCRM.all)
    func whileNarrowing(_ crm: ProbedCRM) async throws {
        try await everyMoment(crm, .temporary, least: 4, refusing: true) { [.beforeRequest($0), .afterRequest($0)] }
    }

    private func everyMoment(
        _ crm: ProbedCRM, _ mode: ProbeMode, least: Int, refusing: Bool = false, _ moments: (Int) -> [Death.Moment]
    ) async throws {
        try await ProbeStage.run(crm) { stage in
            if mode == .designated { try await stage.designateDeal() }
            let situations = try await stage.situations([.deal])
            if refusing {
                try stage.mock.change(.makeReadOnly(object: crm.deals, property: crm.text.rawValue))
            }
            let before = stage.records
            var points = 0
            for nth in 1...Self.pointsMax {
                var hasDied = false
                for moment in moments(nth) {
                    let isReached = try await stage.die(at: moment, mode, stage.marked(situations))
                    hasDied = hasDied || isReached
                    try await nextRuns(stage, "\(moment)")
                    #expect(stage.changes(since: before) == [], "\(moment)")
                }
                guard hasDied else { break }
                points = nth
            }
            #expect(points >= least && points < Self.pointsMax)
        }
    }

    /// What is marked is told as pending (I-13), and gone once the index has caught up.
    private func nextRuns(_ stage: ProbeStage, _ moment: String) async throws {
        let first = try await stage.clean()
        #expect(!stage.holdsProbe || !first.pending.isEmpty, "\(moment)")
        if first.pending.isEmpty { return }
        #expect(first.pending.allSatisfy { $0.reason == .notYetShown }, "\(moment): \(first.pending)")
        stage.clock.advance(by: ProbeCleaner.inFlightMax + .seconds(61))
        _ = try await stage.clean()
        let last = try await stage.clean()
        #expect(last.pending.isEmpty && !stage.holdsProbe, "\(moment)")
    }
}
