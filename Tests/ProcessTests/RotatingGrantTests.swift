import ConnectorKit
import Foundation
import MockKit
import SQLStore
import SalesforceMock
import Testing
import Workspace

@testable import CRMGateway
@testable import ProcessWorker

/// Salesforce names no end of an access token, and ends the whole grant when a spent refresh token is shown.
///
/// `scripts/rotate-tokens` lets the token end fifty times.
@Suite(
    "One rotating grant, four processes, two hundred callers each", .serialized,
    .timeLimit(.minutes(ExpiryCount.minutesMax)))
struct RotatingGrantTests {
    static let processes = 4
    static let callers = 200
    /// So far the workers' clocks go forward at each expiry: a token that is refused within 5 s was refused at once.
    static let servedSeconds = 11

    /// The whole run, for people.
    private struct Tally {
        var refreshes = 0
        var calls = 0
        var requests = 0
        let begin = ContinuousClock.now

        var text: String {
            let seconds = (ContinuousClock.now - begin) / .seconds(1)
            return "rotating grant: \(refreshes) refreshes, \(calls) calls, \(requests) requests, "
                + "\(seconds.formatted(.number.precision(.fractionLength(1)).grouping(.never))) s"
        }
    }

    @Test(
        "SYNC-12, I-01, I-02, I-03: each expiry costs one refresh over all processes, none is replayed, the grant lives"
    )
    func expiries() async throws {
        let kind = RefreshedCRM.rotatingSalesforce
        try await withStage(kind.crm, try await kind.startMock()) { stage in
            let (grant, members) = try await stage.shareGrant(among: Self.processes)
            let grantsAtStart = stage.mock.state()["tokens"]?["grants"]
            let workers = try await stage.workers(of: members)
            defer { for worker in workers { worker.kill() } }
            var tally = Tally()
            for expiry in 1...ExpiryCount.wanted {
                try await expire(expiry, stage, grant, workers, &tally)
            }
            // A replay would have ended the grant at Salesforce, with every token of it.
            #expect(stage.mock.state()["tokens"]?["grants"] == grantsAtStart)
            #expect(tally.refreshes == ExpiryCount.wanted)
            print(tally.text)
        }
    }

    private func expire(
        _ expiry: Int, _ stage: ProcessStage, _ grant: GrantID, _ workers: [WorkerProcess], _ tally: inout Tally
    ) async throws {
        let before = try await stage.look(at: grant)
        try stage.endAccessTokens()
        try await stage.goForward(workers, bySeconds: Self.servedSeconds)
        stage.mock.journal.clear()
        let calls = try await stage.callAtOnce(workers, callers: Self.callers)
        let refreshes = stage.mock.journal.calls(of: stage.crm.tokenOperation)
        let after = try await stage.look(at: grant)
        #expect(calls.failures == [] && calls.succeeded == Self.processes * Self.callers, "expiry \(expiry)")
        #expect(refreshes.map(\.status) == [200], "expiry \(expiry)")
        #expect(after.row.generation == before.row.generation + 1 && after.row.state == .live, "expiry \(expiry)")
        #expect(after.row.refreshBehaviour == .singleUse && after.attempts == [], "expiry \(expiry)")
        let (old, new) = (before.opened.credentials, after.opened.credentials)
        #expect(old.refreshToken != new.refreshToken && old.accessToken != new.accessToken, "expiry \(expiry)")
        tally.refreshes += refreshes.count
        tally.calls += calls.succeeded
        tally.requests += stage.mock.journal.count
    }
}
