import CRMGatewayTesting
import ConnectorKit
import MockKit
import SQLStore
import SQLiteDriver
import Synchronization
import Testing
import Verification
import Workspace

@testable import CRMGateway

@Suite("A verification that is cancelled while it removes its probes")
struct CancelledProbeTests {
    @Test("VER-4, I-13: cancelled as it deletes, it deletes all the same, and nothing is left")
    func removesAllTheSame() async throws {
        try await VerifyStage.with { stage in
            let before = stage.fixture.mock("hubspot").state()["objects"]
            let run = try await cancelledAtDelete(stage)
            #expect(run.state == .cancelled)
            #expect(stage.fixture.mock("hubspot").state()["objects"] == before)
            #expect(run.verificationReport?.cleanup.isEmpty == true)
            #expect(try await stage.gateway.verification.pendingCleanup(as: stage.admin).isEmpty)
        }
    }

    @Test("VER-4, VER-6: what it couldn't delete, the cancelled run's own report lists")
    func tellsWhatIsLeft() async throws {
        try await VerifyStage.with { stage in
            stage.fixture.mock("hubspot").inject(
                .status(403), on: .operation("hubspot.records.batch_archive"), times: nil)
            let run = try await cancelledAtDelete(stage)
            #expect(run.state == .cancelled)
            let pending = try await stage.gateway.verification.pendingCleanup(as: stage.admin)
            #expect(!pending.isEmpty)
            #expect(run.verificationReport?.cleanup.map(\.mark) == pending.map(\.mark))
            #expect(run.verificationReport?.cleanup.allSatisfy { $0.record != nil } == true)
        }
    }

    @Test("VER-6: a report that a cancelled run kept claims no more checks than were asked for")
    func keepsWhatWasAsked() async throws {
        try await VerifyStage.with { stage in
            let run = try await cancelledAtDelete(stage)
            #expect(run.verificationReport?.checks == ["writeback"])
            #expect(run.verificationReport?.tally.notChecked == 0)
        }
    }

    /// A gateway that is known only once it is open.
    private final class Later: Sendable {
        private let opened = Mutex<Gateway?>(nil)

        var gateway: Gateway? {
            get { opened.withLock { $0 } }
            set { opened.withLock { $0 = newValue } }
        }
    }

    /// A verification of writebacks by a gateway that is asked to stop it as the first deletion is about to be sent.
    private func cancelledAtDelete(_ stage: VerifyStage) async throws -> Run {
        let later = Later()
        let gateway = try await stage.fixture.reopened(
            through: {
                MeddlingTransport(next: $0, before: "hubspot.records.delete") {
                    guard let gateway = later.gateway, let run = try await stage.running() else { return }
                    // It waits for the run's end, which waits for this request.
                    Task { try await gateway.runs.cancel(run, as: stage.admin) }
                    while try await !stage.isCancelRequested(run) { await Task.yield() }
                }
            })
        later.gateway = gateway
        let run = try await stage.verify(checks: ["writeback"], mode: .temporary, by: gateway)
        await gateway.shutDown()
        return run
    }
}

extension VerifyStage {
    /// Whether somebody asked a run to stop.
    fileprivate func isCancelRequested(_ run: RunID) async throws -> Bool {
        try await gateway.runs.services.row(run, of: organization)?.isCancelRequested == true
    }

    /// The verification that is at work.
    fileprivate func running() async throws -> RunID? {
        try await fixture.store.read { transaction in
            try transaction.query("SELECT id FROM run WHERE kind = 'verification' AND state = 'running'", [])
                .first.map { RunID(rawValue: try $0.text(0)) }
        }
    }
}
