import ConnectorKit
import Foundation
import HubSpotMock
import MockKit
import SQLStore
import SQLiteDriver
import Testing
import Workspace

@testable import CRMGateway
@testable import ProcessWorker

@Suite("A team sync whose process is killed", .serialized, .timeLimit(.minutes(3)))
struct KilledSyncTests {
    /// More than two chunks of 500, so that a kill falls between chunks and inside of them.
    static let members = 1_200
    static let rounds = 8
    /// A lease that isn't renewed runs out after 20 s: ending sooner means that the dead owner was seen as dead.
    static let takeOverMax: Duration = .seconds(15)

    /// Everything that two ways to the same end must agree on.
    struct End {
        let state: [String: [String]]
        let outcome: SyncCRMOutcome?
        let propertiesHeld: Int
        let propertiesCreated: Int

        init(_ stage: ProcessStage) async throws {
            state = try await stage.finalState()
            outcome = try await stage.outcome()
            (propertiesHeld, propertiesCreated) = stage.ownerPropertiesMade
        }

        /// Where it isn't as expected, in few words.
        func differences(from expected: End) -> [String] {
            var found: [String] = []
            for (table, rows) in expected.state.sorted(by: { $0.key < $1.key }) where state[table] != rows {
                let different = zip(state[table] ?? [], rows).first { $0 != $1 }
                found.append(
                    "\(table): \(state[table]?.count ?? 0) rows, not \(rows.count); \(different.map { "\($0)" } ?? "")")
            }
            if outcome != expected.outcome {
                found.append("outcome: \(differences(of: outcome, from: expected.outcome))")
            }
            if (propertiesHeld, propertiesCreated) != (expected.propertiesHeld, expected.propertiesCreated) {
                found.append("owner properties: \(propertiesHeld) held, \(propertiesCreated) created")
            }
            return found
        }

        private func differences(of outcome: SyncCRMOutcome?, from expected: SyncCRMOutcome?) -> [String] {
            guard let outcome, let expected, let crm = outcome.crms.first, let other = expected.crms.first else {
                return ["\(String(describing: outcome)), not \(String(describing: expected))"]
            }
            let pairs = [
                ("\(outcome.skipped)", "\(expected.skipped)"), ("\(crm.keys)", "\(other.keys)"),
                ("\(crm.bindings)", "\(other.bindings)"),
                ("\(crm.ownerProperties)", "\(other.ownerProperties)"), ("\(crm.verdict)", "\(other.verdict)"),
                ("\(outcome.targets)", "\(expected.targets)"),
            ]
            return pairs.filter { $0.0 != $0.1 }.map { "\($0.0), not \($0.1)" }
        }
    }

    private func seed() -> HubSpotSeed {
        var seed = HubSpotSeed()
        seed.generatedUsers = Self.members - 100
        return seed
    }

    /// A sync that nobody disturbs; how many moments it has.
    private func undisturbed(_ stage: ProcessStage, _ team: TeamID) async throws -> Int {
        var settings = stage.settings(team: team)
        settings.reportsMoments = true
        let worker = try await stage.worker(settings)
        defer { worker.kill() }
        try worker.tell(.sync)
        var moments = 0
        try await worker.wait { report in
            if case .moment(let number) = report { moments = number }
            if case .ended(_, let state, let failure) = report {
                #expect(state == "succeeded_with_warnings" && failure == nil)
                return true
            }
            return nil
        }
        return moments
    }

    /// A sync whose process ends at a moment.
    private func killed(at moment: Int, _ stage: ProcessStage, _ team: TeamID) async throws {
        var settings = stage.settings(team: team)
        settings.reportsMoments = true
        let worker = try await stage.worker(settings)
        defer { worker.kill() }
        try worker.tell(.sync)
        try await worker.wait { report in
            if case .moment(moment) = report { return true }
            if case .ended = report { return true }
            return nil
        }
    }

    /// Another process goes on with what it finds; with how many runs.
    private func resume(_ stage: ProcessStage, _ team: TeamID) async throws -> Int {
        let worker = try await stage.worker(stage.settings(team: team))
        defer { worker.kill() }
        let begin = ContinuousClock.now
        try worker.tell(.resume)
        let runs = try await worker.wait { report in if case .resumed(let runs) = report { runs } else { nil } }
        #expect(ContinuousClock.now - begin < Self.takeOverMax)
        return runs
    }

    @Test(
        "SYNC-9, I-07, I-11, F-D1, F-B2: killed at any moment and gone on with, it ends as if it had never been killed")
    func killedAtRandomMoments() async throws {
        try await withStage(seed()) { stage in
            let team = try await stage.prepareTeam(of: Self.members)
            let notBegun = try await End(stage)
            try stage.store.close()
            let calm = try await stage.copied(to: "undisturbed")
            let moments = try await undisturbed(calm, team)
            let expected = try await End(calm)
            #expect(expected.propertiesHeld == 1 && expected.propertiesCreated == 1)
            for round in 0..<Self.rounds {
                // Spread over the whole run, at random within each part.
                let part = max(moments / Self.rounds, 1)
                let moment = 1 + round * part + Int.random(in: 0..<part)
                let again = try await stage.copied(to: "round-\(round)")
                try await killed(at: moment, again, team)
                let resumed = try await resume(again, team)
                let end = try await End(again)
                // Killed before the run was recorded, it isn't begun: then nothing at all has happened.
                let isBegun = resumed > 0 || end.outcome != nil
                let differences = end.differences(from: isBegun ? expected : notBegun)
                #expect(differences == [], "killed at moment \(moment) of \(moments)")
                let report = try await again.gateway.audit.verify(anchors: nil, as: again.admin)
                #expect(report.isSound, "killed at moment \(moment) of \(moments)")
            }
        }
    }

    @Test("L-1, L-4, SYNC-5, SYNC-9: two processes that sync one team at the same time make no second property")
    func twoAtOnce() async throws {
        try await withStage(seed()) { stage in
            let team = try await stage.prepareTeam(of: Self.members)
            var workers: [WorkerProcess] = []
            defer { for worker in workers { worker.kill() } }
            for _ in 0..<2 { workers.append(try await stage.worker(stage.settings(team: team))) }
            for worker in workers { try worker.tell(.sync) }
            for worker in workers {
                let (state, failure) = try await worker.wait { report in
                    if case .ended(_, let state, let failure) = report { (state, failure) } else { nil }
                }
                #expect(state == "succeeded_with_warnings" && failure == nil)
            }
            #expect(stage.ownerPropertiesMade == (1, 1))
            let state = try await stage.finalState()
            #expect(state["crm_key"]?.count == Self.members && state["crm_binding"]?.count == Self.members)
            #expect(try await stage.gateway.audit.verify(anchors: nil, as: stage.admin).isSound)
            // What two runs did at once, a third finds as it should be.
            let third = try await stage.gateway.syncCRM(to: .team(team), as: stage.admin).result()
            #expect(third.outcome?.isUnchanged == true)
        }
    }
}
