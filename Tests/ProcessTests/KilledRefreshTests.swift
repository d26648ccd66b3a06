import HubSpotMock
import MockKit
import SQLStore
import Testing
import Workspace

@testable import CRMGateway
@testable import ProcessWorker

@Suite("A process that is killed while it refreshes a grant", .serialized, .timeLimit(.minutes(3)))
struct KilledRefreshTests {
    /// Where the process ends.
    enum End: String, CaseIterable, CustomTestStringConvertible {
        /// The intent is committed, nothing has left.
        case beforeSend
        /// The CRM has done its work; the answer is on its way.
        case afterSend
        /// The answer is there, and not committed.
        case afterAnswer

        var testDescription: String { rawValue }

        var stop: WorkerSettings.StopPoint? {
            switch self {
            case .beforeSend: .beforeSend
            case .afterSend: nil
            case .afterAnswer: .afterAnswer
            }
        }

        /// How many token requests the CRM gets before the process is killed.
        var requests: Int { self == .beforeSend ? 0 : 1 }
    }

    /// Longer than a token lives.
    static let aheadSeconds = 1_801
    /// A lease that isn't renewed runs out after 20 s: going on sooner means that the dead owner was seen as dead.
    static let takeOverMax: Duration = .seconds(10)

    private func killMidway(_ end: End, _ stage: ProcessStage, _ user: UserID) async throws {
        var settings = stage.settings(as: user)
        settings.aheadSeconds = Self.aheadSeconds
        settings.stop = end.stop
        if end == .afterSend { stage.mock.inject(.stall, on: .operation(stage.crm.tokenOperation)) }
        let worker = try await stage.worker(settings)
        defer { worker.kill() }
        try worker.tell(.call(1))
        if end.stop == nil {
            try await waitUntil("the token request") { stage.refreshes == 1 }
        } else {
            try await worker.wait { $0 == .stopped ? true : nil }
        }
    }

    @Test(
        "F-A3, F-A4, F-A5, I-01: another process goes on at once, and repeats the request where the answer was lost",
        arguments: End.allCases)
    func killed(_ end: End) async throws {
        try await withStage { stage in
            let (grant, members) = try await stage.shareGrant(among: 2)
            stage.mock.advanceClock(by: .seconds(Self.aheadSeconds))
            let before = try await stage.look(at: grant).row.generation
            try await killMidway(end, stage, members[0])
            #expect(stage.refreshes == end.requests)
            #expect(try await stage.look(at: grant).row.generation == before)

            var settings = stage.settings(as: members[1])
            settings.aheadSeconds = Self.aheadSeconds
            let other = try await stage.worker(settings)
            defer { other.kill() }
            let begin = ContinuousClock.now
            try other.tell(.call(10))
            let report = try await other.wait { report in if case .called = report { report } else { nil } }
            #expect(report == .called(succeeded: 10, failures: []))
            #expect(ContinuousClock.now - begin < Self.takeOverMax)
            // One request for the expiry, and one for the answer that was lost.
            #expect(stage.refreshes == end.requests + 1)
            let after = try await stage.look(at: grant).row
            #expect(after.generation == before + 1 && after.state == .live)
        }
    }
}
