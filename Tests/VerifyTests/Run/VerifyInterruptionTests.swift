import CRMGatewayTesting
import ConnectorKit
import HubSpotMock
import MockKit
import SQLStore
import SQLiteDriver
import StoreFaults
import Testing
import Verification
import Workspace

@testable import CRMGateway

@Suite("A verification that is stopped, or meets a CRM that is down, tells the truth in the end")
struct VerifyInterruptionTests {
    /// More than the writes of the verification below.
    private static let writesMax = 60

    @Test("SYNC-9, I-07, VER-4: stopped at its nth store write, for every n, it ends as if never stopped")
    func everyWrite() async throws {
        let expected = Expected()
        for nth in 0...Self.writesMax {
            try await VerifyStage.with { stage in
                let driver = FailingDriver(stage.fixture.store, failingWrite: nth == 0 ? Int.max : nth)
                if let failing = try? await stage.fixture.reopened(over: driver) {
                    _ = try? await stage.verify(mode: .temporary, by: failing)
                    await failing.shutDown()
                }
                for handle in try await stage.gateway.runs.resumeAll() { _ = try await handle.result() }
                if try await stage.gateway.verification.reports(as: stage.admin).elements.isEmpty {
                    _ = try await stage.verify(mode: .temporary)
                }
                expected.wasStopped = driver.hasFailed
                let ended = try await ends(stage)
                if nth == 0 { expected.state = ended }
                #expect(ended == expected.state, "stopped at write \(nth)")
                #expect(try await stage.gateway.verification.pendingCleanup(as: stage.admin).isEmpty)
            }
            guard nth == 0 || expected.wasStopped else { break }
            expected.points = nth
        }
        #expect(expected.points >= 5 && expected.points < Self.writesMax, "\(expected.points)")
    }

    /// What the loop carries between stages.
    private final class Expected {
        var state: [String] = []
        var wasStopped = false
        var points = 0
    }

    /// Verdicts of the last verification, without what differs from run to run.
    private func ends(_ stage: VerifyStage) async throws -> [String] {
        let last = try #require(try await stage.gateway.verification.reports(as: stage.admin).elements.first)
        let report = try await stage.gateway.verification.report(last.run, as: stage.admin)
        let shared = report.accounts.flatMap(\.results).map { "\($0.check) \($0.subject.identity) \($0.verdict)" }
        let own = try await stage.own(last.run).values.flatMap { $0.map { "\($0.check) \($0.verdict)" } }
        return ["\(last.state) \(report.people)"] + shared + own.sorted()
    }

    @Test("SYNC-8, VER-2: a CRM that is down spoils its own checks alone")
    func oneIsDown() async throws {
        try await VerifyStage.with([.hubSpot(), .attio()]) { stage in
            stage.fixture.mock("hubspot").inject(.html(status: 502), on: .any, times: nil)
            let run = try await stage.verify()
            let report = try #require(run.verificationReport)
            let hubSpot = try #require(report.accounts.first { $0.crm == "hubspot" })
            let attio = try #require(report.accounts.first { $0.crm == "attio" })
            #expect(VerdictTally(attio.results, counting: report.selection).worst == .passed)
            let live = try #require(hubSpot.results.first { $0.check == .connectionLive })
            #expect(live.verdict != .passed && live.cause == .crmUnavailable)
            // What is left of probes is known here, without asking.
            let others = hubSpot.results.filter { $0.check != .cleanup && $0.verdict == .passed }
            #expect(others.isEmpty, "\(others.map(\.check))")
            #expect(run.state != .succeeded && report.conclusion != .passed)
        }
    }

    @Test("VER-7: a revoked token is found, and says who must do what")
    func revoked() async throws {
        try await VerifyStage.with { stage in
            let mock = stage.fixture.mock("hubspot")
            let token = try #require(mock.credentials.staticToken)
            try mock.change(.revokeToken(token))
            let run = try await stage.verify()
            let live = run.verificationReport?.accounts.first?.results.first { $0.check == .connectionLive }
            #expect(run.state == .failed && live?.verdict == .failed && live?.cause == .tokenRevoked)
            #expect(live?.fix?.isEmpty == false)
        }
    }

    @Test("SYNC-14: a CRM whose quota is used up pauses the run; it goes on there, and asks the others nothing again")
    func pauses() async throws {
        try await VerifyStage.with([.hubSpot(), .attio()]) { stage in
            let (hubSpot, attio) = (stage.fixture.mock("hubspot"), stage.fixture.mock("attio"))
            hubSpot.inject(.status(429, retryAfter: 3_600), on: .operation("hubspot.owners.list"), times: nil)
            let run = try await stage.verify()
            #expect(run.state == .paused && run.pausedUntil != nil)
            #expect(run.verificationReport?.accounts.map(\.crm) == ["attio"])
            hubSpot.clearFaults()
            let asked = attio.journal.count
            let ended = try await stage.goOn(run.id)
            #expect(ended.state.isEnded && ended.verificationReport?.accounts.count == 2)
            #expect(ended.verificationReport?.troubles == [])
            #expect(attio.journal.count == asked)
        }
    }

    @Test("A verification that waits for its CRM is stopped on request, and tells what it had found")
    func cancelled() async throws {
        try await VerifyStage.with { stage in
            let mock = stage.fixture.mock("hubspot")
            mock.inject(.stall, on: .operation("hubspot.owners.list"), times: nil)
            let request = VerifyRequest(scope: .team(stage.team), mode: .readOnly)
            let run = try await stage.gateway.verify(request, as: stage.admin)
            for try await event in run.events() where event.progress?.phase == .readAccount { break }
            try await stage.gateway.runs.cancel(run.id, as: stage.admin)
            let ended = try await run.result()
            #expect(ended.state == .cancelled && ended.verificationReport?.run == run.id)
        }
    }

    @Test("arch §5: what a process that went down had begun, another one ends")
    func takenOver() async throws {
        try await VerifyStage.with { stage in
            let mock = stage.fixture.mock("hubspot")
            mock.inject(.stall, on: .operation("hubspot.owners.list"), times: nil)
            let request = VerifyRequest(scope: .team(stage.team), mode: .temporary)
            let run = try await stage.gateway.verify(request, as: stage.admin)
            for try await event in run.events() where event.progress?.phase == .readAccount { break }
            await stage.gateway.shutDown()
            mock.clearFaults()
            let other = try await stage.fixture.reopened()
            let handles = try await other.runs.resumeAll()
            #expect(handles.map(\.id) == [run.id])
            let ended = try await handles.first?.result()
            #expect(ended?.state == .succeeded && ended?.verificationReport?.cleanup.isEmpty == true)
            await other.shutDown()
        }
    }
}

extension VerifyStage {
    /// Goes on with a run that waits, as if its time had come, in a process that knows of no wait.
    func goOn(_ run: RunID) async throws -> Run {
        try await change("UPDATE run SET paused_until = 1 WHERE id = $1", [.text(run.rawValue)])
        let other = try await fixture.reopened()
        let ended = try await other.runs.resume(run, as: admin).result()
        await other.shutDown()
        return ended
    }
}
