import MockKit
import Testing

@testable import CRMGateway

extension KilledRefreshTests {
    /// For how long Salesforce takes the dead process's request for one under way.
    private static let overlapSeconds = 600

    @Test(
        "F-A10, I-01, I-03: while Salesforce says that the dead one's request is being processed, it is left alone; then the grant works, or says who must reconnect",
        arguments: [RefreshedCRM.salesforce, .rotatingSalesforce])
    func stillProcessed(_ kind: RefreshedCRM) async throws {
        try await withStage(kind.crm, try await kind.startMock()) { stage in
            try overlap(of: Self.overlapSeconds, stage)
            let (grant, members) = try await stage.shareGrant(among: Self.processes)
            try stage.endAccessTokens()
            try await killMidway(.afterSend, stage, members[0])
            let others = try await stage.workers(
                of: Array(members.dropFirst()), aheadSeconds: Self.aheadSeconds, reportsPauses: true)
            defer { for worker in others { worker.kill() } }
            let calls = try await stage.callAtOnce(
                others, callers: Self.callers, goingForwardBySeconds: Self.watchSeconds
            ) {
                try await waitUntil("the refusal") { stage.refreshes == 2 }
                // The next request, which comes 3 s later, finds nothing under way any more.
                try overlap(of: 0, stage)
            }
            #expect(stage.mock.journal.calls(of: stage.crm.tokenOperation)[1].status == 400)
            // The one that was lost, the one that was put off, and its repetition.
            if kind.rotates {
                try await expectReconnect(calls, grant, requests: 3, others, stage)
            } else {
                try await expectWorking(calls, grant, requests: 3, others, stage)
            }
        }
    }

    @Test(
        "I-03, F-A5, SYNC-12: where the process that repeats the request is killed too, nobody sends the token a third time",
        arguments: [RefreshedCRM.salesforce, .rotatingSalesforce], [End.beforeSend, .afterAnswer])
    func killedTwice(_ kind: RefreshedCRM, _ second: End) async throws {
        try await withStage(kind.crm, try await kind.startMock()) { stage in
            let (grant, members) = try await stage.shareGrant(among: 1 + Self.processes)
            try stage.endAccessTokens()
            try await killMidway(.afterSend, stage, members[0])
            try await killMidway(second, stage, members[1], watching: true)
            let requests = 1 + second.requests
            #expect(stage.refreshes == requests)
            let others = try await stage.workers(
                of: Array(members.suffix(Self.survivors)), aheadSeconds: Self.aheadSeconds, reportsPauses: true)
            defer { for worker in others { worker.kill() } }
            let calls = try await stage.callAtOnce(
                others, callers: Self.callers, goingForwardBySeconds: Self.watchSeconds)
            try await expectReconnect(calls, grant, requests: requests, others, stage)
        }
    }

    private func overlap(of seconds: Int, _ stage: ProcessStage) throws {
        try stage.mock.change(
            .vendorSpecific("set_switch", ["name": "refresh_overlap_seconds", "value": .integer(seconds)]))
    }
}
