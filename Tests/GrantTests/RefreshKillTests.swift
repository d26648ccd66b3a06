import ConnectorKit
import Foundation
import SQLStore
import Testing
import Workspace

@testable import CRMGateway

@Suite("A process that is killed in the middle of a refresh")
struct RefreshKillTests {
    /// More than the writes of one refresh.
    static let killsMax = 12

    enum End: Sendable {
        case killed
        case finished
    }

    /// Lets a process refresh until it dies at its nth write; `finished` where it never got so far.
    private func refresh(_ process: HostProcess, _ grant: GrantID, refused: Int64? = nil) async -> End {
        let (ends, end) = AsyncStream<End>.makeStream()
        let work = Task {
            _ = try? await process.use(grant, refused: refused)
            end.yield(.finished)
        }
        let watch = Task {
            await process.driver.untilDead()
            end.yield(.killed)
        }
        defer {
            watch.cancel()
            work.cancel()
        }
        for await first in ends { return first }
        return .finished
    }

    @Test(
        "SYNC-12, I-03: killed at each write, before and after it, the next process loses no rotated token that it could keep",
        arguments: [true, false])
    func everyWrite(_ before: Bool) async throws {
        var kills = 0
        for nth in 1...Self.killsMax {
            let host = try await Host(rotating: true)
            let grant = try await host.process().connect("strict").grant
            host.clock.advance(by: RefreshTests.lifetime)
            let victim = try host.process()
            victim.driver.decide { $0 == nth ? (before ? .dieBefore : .dieAfter) : .pass }
            guard await refresh(victim, grant) == .killed else { break }
            kills += 1
            let sentByVictim = host.vendor.refreshCount
            let isStored = try await host.process().row(grant).generation == 2
            let next = try host.process()
            let saved = try? await next.use(grant)
            if isStored || sentByVictim == 0 {
                #expect(saved?.row.generation == 2, "write \(nth)")
                #expect(host.vendor.refreshCount == 1, "write \(nth)")
            } else {
                // F-A5: the only copy died with the process; this is where it can't be saved.
                #expect(saved == nil && host.vendor.refreshCount == 2, "write \(nth)")
                #expect(try await next.row(grant).stateReason == "refresh_outcome_unknown")
            }
        }
        #expect(kills >= 3)
    }

    @Test(
        "F-A4, F-A5: without a known end: killed at each write, the next process loses no token that it could keep, or names who must reconnect",
        arguments: [true, false])
    func endless(_ before: Bool) async throws {
        var kills = 0
        for nth in 1...Self.killsMax {
            let host = try await Host(rotating: true)
            host.vendor.change { $0.lifetime = nil }
            let grant = try await host.process().connect("strict").grant
            host.clock.advance(by: RefreshTests.lifetime)
            let victim = try host.process()
            victim.driver.decide { $0 == nth ? (before ? .dieBefore : .dieAfter) : .pass }
            guard await refresh(victim, grant, refused: 1) == .killed else { break }
            kills += 1
            let sent = host.vendor.refreshCount
            let next = try host.process()
            let isStored = try await next.row(grant).generation == 2
            // Nobody knows yet that the old token is refused: it is handed out, and the CRM says so once more.
            #expect(try await next.use(grant).row.generation == (isStored ? 2 : 1), "write \(nth)")
            let saved = try? await next.use(grant, refused: 1)
            if isStored || sent == 0 {
                #expect(saved?.row.generation == 2 && host.vendor.refreshCount == 1, "write \(nth)")
            } else {
                #expect(saved == nil && host.vendor.refreshCount == 2, "write \(nth)")
                #expect(try await next.row(grant).stateReason == "refresh_outcome_unknown")
                for _ in 1...3 { await #expect(throws: GrantTrouble.self) { try await next.use(grant, refused: 1) } }
                await #expect(throws: GrantTrouble.self) { try await next.use(grant) }
                #expect(host.vendor.refreshCount == 2, "write \(nth)")
            }
        }
        #expect(kills >= 3)
    }

    @Test(
        "F-A4: without a known end: killed while a request is under way, the next process watches it out and repeats it once",
        arguments: [true, false])
    func killedInFlight(_ hasActed: Bool) async throws {
        let host = try await Host(rotating: true)
        host.vendor.change { $0.lifetime = nil }
        let grant = try await host.process().connect("strict").grant
        host.clock.advance(by: RefreshTests.lifetime)
        let victim = try host.process()
        let (arrivals, arrived) = AsyncStream<Void>.makeStream()
        host.vendor.holdRefreshes {
            arrived.yield()
            // A process that is dead doesn't run into its deadline either.
            await withUnsafeContinuation { (_: UnsafeContinuation<Void, Never>) in }
        }
        let work = Task { _ = try? await victim.use(grant, refused: 1) }
        for await _ in arrivals { break }
        victim.driver.decide { _ in .dieBefore }
        host.vendor.holdRefreshes {}
        // What the CRM does with the request that it has in hand.
        if hasActed { host.vendor.spendRefreshTokens() }
        // The lease of the dead ends by itself.
        host.clock.advance(by: .seconds(120))
        let next = try host.process()
        #expect(try await next.use(grant).row.generation == 1)
        let saved = try? await next.use(grant, refused: 1)
        #expect(saved?.row.generation == (hasActed ? nil : 2))
        let row = try await next.row(grant)
        #expect(row.stateReason == (hasActed ? "refresh_outcome_unknown" : nil))
        #expect(row.state == (hasActed ? .reconnectNeeded : .live))
        #expect(host.vendor.refreshCount == 1)
        work.cancel()
    }

    @Test("SYNC-12: with a replay-safe grant a kill at any write loses nothing", arguments: [true, false])
    func replaySafe(_ before: Bool) async throws {
        for nth in 1...Self.killsMax {
            let host = try await Host()
            let grant = try await host.process().connect("safe").grant
            host.clock.advance(by: RefreshTests.lifetime)
            let victim = try host.process()
            victim.driver.decide { $0 == nth ? (before ? .dieBefore : .dieAfter) : .pass }
            guard await refresh(victim, grant) == .killed else { break }
            #expect(try await host.process().use(grant).row.generation == 2, "write \(nth)")
            #expect(host.vendor.refreshCount <= 2)
        }
    }
}
