import ConnectorKit
import HubSpotMock
import MockKit
import SQLStore
import Testing
import Workspace

@testable import CRMGateway
@testable import ProcessWorker

@Suite("One grant, four processes, fifty callers each", .serialized, .timeLimit(.minutes(3)))
struct SharedGrantTests {
    /// How the access token comes to its end.
    enum Ending: String, CaseIterable, CustomTestStringConvertible {
        /// By both clocks: each process sees it coming.
        case known
        /// By the CRM's clock alone: the token is refused.
        case refused

        var testDescription: String { rawValue }

        /// How far each worker's clock goes forward: behind the end, or just behind the window of the rate budget.
        var workerSeconds: Int { self == .known ? Self.lifeSeconds + 1 : 11 }

        static let lifeSeconds = 1_800
    }

    static let processes = 4
    static let callers = 50
    static let expiries = 3

    private func seed(rotates: Bool) -> HubSpotSeed {
        var seed = HubSpotSeed()
        // The burst limit is another suite's matter: here 400 requests come at once.
        seed.limits.oauthBurst = 100_000
        seed.app.rotatesRefreshTokens = rotates
        return seed
    }

    @Test(
        "SYNC-12, I-01: each expiry costs one refresh over all processes, nobody fails, the grant lives",
        arguments: Ending.allCases)
    func severalExpiries(_ ending: Ending) async throws {
        try await withStage(seed(rotates: false)) { stage in
            let (grant, members) = try await stage.shareGrant(among: Self.processes)
            let workers = try await stage.workers(of: members)
            defer { for worker in workers { worker.kill() } }
            for expiry in 1...Self.expiries {
                stage.mock.advanceClock(by: .seconds(Ending.lifeSeconds + 1))
                try await stage.goForward(workers, bySeconds: ending.workerSeconds)
                let before = try await stage.look(at: grant).row.generation
                let calls = try await stage.callAtOnce(workers, callers: Self.callers)
                #expect(calls.failures == [] && calls.succeeded == Self.processes * Self.callers)
                #expect(stage.refreshes == expiry)
                let after = try await stage.look(at: grant).row
                #expect(after.generation == before + 1 && after.state == .live)
            }
        }
    }

    @Test("SYNC-12, I-01: a stored token that had expired before anyone used it costs one refresh too")
    func expiredToken() async throws {
        try await withStage(seed(rotates: false)) { stage in
            let (grant, members) = try await stage.shareGrant(among: Self.processes)
            try await stage.expire(grant)
            let before = try await stage.look(at: grant).row.generation
            let workers = try await stage.workers(of: members)
            defer { for worker in workers { worker.kill() } }
            let calls = try await stage.callAtOnce(workers, callers: Self.callers)
            #expect(calls.failures == [] && calls.succeeded == Self.processes * Self.callers)
            #expect(stage.refreshes == 1)
            #expect(try await stage.look(at: grant).row.generation == before + 1)
        }
    }

    @Test(
        "SYNC-12, I-02, I-03: refresh tokens that rotate are sent once each, and the new one is stored before use",
        arguments: Ending.allCases)
    func rotation(_ ending: Ending) async throws {
        try await withStage(seed(rotates: true)) { stage in
            let (grant, members) = try await stage.shareGrant(among: Self.processes)
            let workers = try await stage.workers(of: members)
            defer { for worker in workers { worker.kill() } }
            var seen = [try await stage.look(at: grant).opened.credentials.refreshToken?.reveal()]
            for expiry in 1...Self.expiries {
                stage.mock.advanceClock(by: .seconds(Ending.lifeSeconds + 1))
                try await stage.goForward(workers, bySeconds: ending.workerSeconds)
                let calls = try await stage.callAtOnce(workers, callers: Self.callers)
                #expect(calls.failures == [] && calls.succeeded == Self.processes * Self.callers)
                #expect(stage.refreshes == expiry)
                // The old token is dead at the vendor by now, so that the next expiry proves that this one is the new one.
                let look = try await stage.look(at: grant)
                let token = look.opened.credentials.refreshToken?.reveal()
                #expect(!seen.contains(token) && look.row.state == .live)
                #expect(look.row.refreshBehaviour == .singleUse)
                seen.append(token)
            }
        }
    }
}
