import ConnectorKit
import Foundation
import MockKit
import SQLStore
import SQLiteDriver
import Testing
import Verification

@testable import CRMGateway
@testable import ProcessWorker

/// A few moments of each kind; `scripts/kill-probes` goes through every one.
@Suite("A verification whose process is killed", .timeLimit(.minutes(ProbeKills.minutesMax)))
struct KilledProbeTests {
    /// More requests, or writes, than a verification has.
    private static let momentsMax = 150

    @Test(
        "VER-4, I-13, I-07, F-C1 to F-C4: killed around any request or write, the next run removes each temporary record, or tells of it until the CRM shows it",
        arguments: VerifiedCRM.allCases)
    func temporary(_ kind: VerifiedCRM) async throws {
        try await sweep(kind, .temporary)
    }

    @Test(
        "VER-4, I-14, T-20, F-C7 to F-C9: killed around any request or write, a designated record is byte for byte as before, and its before-image wiped",
        arguments: VerifiedCRM.allCases)
    func designated(_ kind: VerifiedCRM) async throws {
        try await sweep(kind, .designated)
    }

    private func sweep(_ kind: VerifiedCRM, _ mode: ProbeMode) async throws {
        try await withStage(kind.crm, try await kind.startMock()) { stage in
            var sweep = try await ProbeSweep(stage, kind, mode)
            defer { sweep.survivor.kill() }
            for end in DeathMoment.Kind.allCases {
                sweep.tally = KillTally()
                if let rounds = ProbeKills.rounds {
                    try await everyMoment(end, &sweep, rounds: rounds)
                } else {
                    try await someMoments(end, &sweep)
                }
                #expect(sweep.tally.killed > 0)
                FileHandle.standardOutput.write(
                    Data((sweep.tally.line(kind.rawValue, mode.rawValue, end) + "\n").utf8))
            }
            #expect(try await stage.gateway.audit.verify(anchors: nil, as: stage.admin).isSound)
            try await expectWiped(sweep)
        }
    }

    /// Spread over the whole verification, at random within each part.
    private func someMoments(_ end: DeathMoment.Kind, _ sweep: inout ProbeSweep) async throws {
        let count = end.countsRequests ? sweep.counts.requests : sweep.counts.writes
        let part = max(count / ProbeKills.usual, 1)
        for place in 0..<ProbeKills.usual {
            let number = 1 + place * part + Int.random(in: 0..<part)
            _ = try await sweep.kill(at: DeathMoment(kind: end, number: number))
        }
    }

    /// From the first on until the verification ends unharmed; from the second round on, the process that goes on is killed
    /// too, at any moment.
    private func everyMoment(_ end: DeathMoment.Kind, _ sweep: inout ProbeSweep, rounds: Int) async throws {
        for round in 1...rounds {
            for number in 1...Self.momentsMax {
                let second = round == 1 ? nil : anyMoment(sweep)
                let isKilled = try await sweep.kill(at: DeathMoment(kind: end, number: number), andThenAt: second)
                if !isKilled { break }
                #expect(number < Self.momentsMax)
            }
        }
    }

    private func anyMoment(_ sweep: ProbeSweep) -> DeathMoment {
        let kind = DeathMoment.Kind.allCases.randomElement() ?? .beforeRequest
        let count = kind.countsRequests ? sweep.counts.requests : sweep.counts.writes
        return DeathMoment(kind: kind, number: Int.random(in: 1...max(count, 1)))
    }

    /// Once everybody has closed the database, no before-image is in its files, sealed as it was.
    private func expectWiped(_ sweep: ProbeSweep) async throws {
        sweep.survivor.kill()
        await sweep.stage.gateway.shutDown()
        try sweep.stage.store.close()
        if sweep.mode == .designated, ProbeKills.rounds != nil { #expect(!sweep.sealed.isEmpty) }
        // Whoever opens it after a kill moves the log into the file, and the last to leave removes the log.
        try SQLiteDriver.open(path: sweep.stage.folder + "/store/gateway.db").close()
        let bytes = try sweep.stage.storedBytes()
        #expect(sweep.sealed.filter { bytes.range(of: Data($0)) != nil } == [])
    }
}
