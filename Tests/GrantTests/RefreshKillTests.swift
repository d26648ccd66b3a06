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
    private func refresh(_ process: HostProcess, _ grant: GrantID) async -> End {
        let (ends, end) = AsyncStream<End>.makeStream()
        let work = Task {
            _ = try? await process.use(grant)
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
