import ConnectorKit
import Foundation
import MockKit
import SQLStore
import Testing
import Verification
import Workspace

@testable import CRMGateway
@testable import ProcessWorker

/// Verifications of one CRM in one mode, whose processes are killed one after the other. After each, another process goes
/// on, and what is there is looked at.
struct ProbeSweep {
    let stage: ProcessStage
    let kind: VerifiedCRM
    let mode: ProbeMode
    /// The process that goes on; it shares nothing with the killed ones but the database and the CRM.
    let survivor: WorkerProcess
    /// What the designated deal holds, and nobody else may read.
    let secret: String
    /// How many requests and writing transactions a verification has that nobody disturbs.
    private(set) var counts: (requests: Int, writes: Int) = (0, 0)
    /// What an undisturbed verification says.
    private var expected: [String] = []
    /// The CRM's records before the first kill.
    private var before: JSON?
    /// How far all clocks but the stage's own have gone forward, in seconds.
    private var aheadSeconds = 0
    /// The sealed before-images that were seen.
    private(set) var sealed: Set<[UInt8]> = []
    var tally = KillTally()

    /// Longer than any CRM needs to show a new record, and than a create may be at work whose sender is dead.
    private static let indexSeconds = 190
    /// A moment that never comes.
    static let never = DeathMoment(kind: .beforeRequest, number: Int.max)

    init(_ stage: ProcessStage, _ kind: VerifiedCRM, _ mode: ProbeMode) async throws {
        (self.stage, self.kind, self.mode) = (stage, kind, mode)
        secret = "kept between us \(ProbeMark.drawn().id)"
        try await stage.prepareProbes()
        if mode == .designated { try await stage.designate(kind.deal.id, holding: secret, in: kind.deal.text) }
        survivor = try await stage.worker(stage.settings())
        before = stage.records
        try await undisturbed()
    }

    /// A verification that nobody disturbs.
    private mutating func undisturbed() async throws {
        let worker = try await stage.worker(stage.settings())
        defer { worker.kill() }
        try worker.tell(.die(Self.never))
        try worker.tell(.verify(mode))
        counts = try await worker.wait { report in
            if case .passed(let requests, let writes) = report { (requests, writes) } else { nil }
        }
        let run = try #require(try await stage.lastVerification())
        expected = try await stage.verdicts(of: run)
        let proven = expected.filter { $0.hasPrefix("writeback.deal") && $0.contains("passed") }
        #expect(!proven.isEmpty, "\(expected)")
        #expect(try await troubles() == [])
    }

    // MARK: One kill

    /// Kills a verification at a moment, and the process that goes on at another, where there is one.
    ///
    /// - Returns: whether the first was killed.
    mutating func kill(at moment: DeathMoment, andThenAt second: DeathMoment? = nil) async throws -> Bool {
        let last = try await stage.lastVerification()
        tally.tried += 1
        let isKilled = try await isKilled(at: moment, goingOn: false, after: last)
        tally.killed += isKilled ? 1 : 0
        var problems = try await leftOver(isOver: false)
        if let second {
            tally.killedAgain += try await self.isKilled(at: second, goingOn: true, after: last) ? 1 : 0
            problems += try await leftOver(isOver: false)
        }
        problems += try await goOn(after: last)
        tally.wrong += problems.isEmpty ? 0 : 1
        let name = "\(kind.rawValue), \(mode.rawValue), killed at \(moment), \(second.map { "\($0)" } ?? "once")"
        #expect(problems == [], "\(name)")
        return isKilled
    }

    /// Verifies, or goes on with what a killed one began, in a process that dies at a moment.
    private func isKilled(at moment: DeathMoment, goingOn: Bool, after last: RunID?) async throws -> Bool {
        var settings = stage.settings()
        settings.aheadSeconds = aheadSeconds
        let worker = try await stage.worker(settings)
        defer { worker.kill() }
        try worker.tell(.die(moment))
        if goingOn {
            try worker.tell(.resume)
            let isOver = try await worker.waitUnlessKilled { if case .resumed = $0 { true } else { nil } }
            guard isOver == true else { return true }
            guard try await stage.lastVerification() == last else { return false }
        }
        try worker.tell(.verify(mode))
        return try await worker.waitUnlessKilled { if case .passed = $0 { true } else { nil } } == nil
    }

    // MARK: Going on

    /// Goes on with the run that was killed, or asks for it again where it wasn't recorded; then cleans up what is told as
    /// pending, once the CRM's index has caught up.
    ///
    /// - Returns: what is wrong.
    private mutating func goOn(after last: RunID?) async throws -> [String] {
        try survivor.tell(.resume)
        try await survivor.wait { if case .resumed = $0 { true } else { nil } }
        if try await stage.lastVerification() == last { try await verify() }
        var problems = try await leftOver(isOver: true)
        let told = try await stage.gateway.verification.pendingCleanup(as: stage.admin)
        if !told.isEmpty {
            tally.pending += 1
            problems += told.filter { $0.reason != .notYetShown }.map { "pending as \($0.reason): \($0.message)" }
            problems += try await cleanUpLater()
        }
        if try await differences() == [] {
            tally.same += 1
        } else {
            try await verify()
            tally.later += 1
            problems += try await differences()
        }
        return problems + (try await troubles())
    }

    private func verify() async throws {
        try survivor.tell(.verify(mode))
        try await survivor.wait { if case .passed = $0 { true } else { nil } }
    }

    /// The CRM's index catches up; each clean-up is asked for apart.
    private mutating func cleanUpLater() async throws -> [String] {
        stage.mock.advanceClock(by: .seconds(Self.indexSeconds))
        aheadSeconds += Self.indexSeconds
        try survivor.tell(.ahead(Self.indexSeconds))
        try await survivor.wait { $0 == .isAhead(Self.indexSeconds) ? true : nil }
        var left: [String] = []
        for _ in 1...ProbeCleaner.missesMax {
            try survivor.tell(.clean)
            left = try await survivor.wait { if case .cleaned(let pending) = $0 { pending } else { nil } }
        }
        return left.map { "\($0) is pending after its time" }
    }

    // MARK: What is looked at

    /// What may not be, at any moment: a record with a mark that the journal doesn't know as open (I-13), or a designated
    /// record that differs without a before-image (I-14).
    ///
    /// - Parameter isOver: whether a run has ended, which tells of what it left.
    private mutating func leftOver(isOver: Bool) async throws -> [String] {
        let open = try await stage.probes().filter { $0.state != .closed }
        let known = Set(open.map(\.mark.id))
        var problems = stage.marksHeld.subtracting(known).map { "a record of probe \($0) is in the CRM, untold" }
        if isOver, !open.isEmpty {
            let told = try await stage.gateway.verification.pendingCleanup(as: stage.admin).map(\.mark.id)
            problems += known.subtracting(told).map { "probe \($0) is open, untold" }
        }
        let held = open.filter { $0.sealed != nil }
        for row in held {
            sealed.insert(row.sealed ?? [])
            let image = try await stage.before(of: row)
            if image[kind.deal.text] != .text(secret) { problems.append("the before-image holds something else") }
        }
        if open.isEmpty { problems += differing("nothing is open, and records differ") }
        return problems
    }

    private func differences() async throws -> [String] {
        guard let run = try await stage.lastVerification() else { return ["no verification"] }
        let found = try await stage.verdicts(of: run)
        return found.difference(from: expected).map { "\($0)" }
    }

    private func differing(_ words: String) -> [String] {
        ProcessStage.differences(stage.records, before).prefix(3).map { "\(words): \($0)" }
    }

    /// What may not be when all is over.
    func troubles() async throws -> [String] {
        var problems = differing("in the end records differ")
        for row in try await stage.probes() where row.state != .closed || row.sealed != nil || row.dataKey != nil {
            problems.append("probe \(row.mark.id) is \(row.state), sealed: \(row.sealed != nil)")
        }
        if try stage.storedBytes().range(of: Data(secret.utf8)) != nil { problems.append("the secret is readable") }
        return problems
    }
}
