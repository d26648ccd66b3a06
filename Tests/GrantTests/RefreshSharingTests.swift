import ConnectorKit
import Foundation
import SQLStore
import Synchronization
import Testing
import Workspace

@testable import CRMGateway

@Suite("Many callers, one refresh")
struct RefreshSharingTests {
    static let callerCount = 200

    /// The generations that so many callers get.
    private func generations(_ process: HostProcess, _ grant: GrantID, count: Int) async throws -> [Int64] {
        try await withThrowingTaskGroup(of: Int64.self) { group in
            for _ in 0..<count { group.addTask { try await process.use(grant).row.generation } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
    }

    @Test("SYNC-12, I-01: 200 callers of an expired grant make one refresh, and all go on")
    func waiters() async throws {
        let host = try await Host(rotating: true)
        let process = try host.process()
        let grant = try await process.connect("strict").grant
        host.clock.advance(by: RefreshTests.lifetime)
        #expect(
            try await generations(process, grant, count: Self.callerCount) == Array(repeating: 2, count: 200))
        #expect(host.vendor.refreshCount == 1)
    }

    @Test("SYNC-12: ahead of the end one caller refreshes, and the others use the token that lives")
    func ahead() async throws {
        let host = try await Host(rotating: true)
        let process = try host.process()
        let grant = try await process.connect("strict").grant
        host.clock.advance(by: .seconds(1_400))
        let got = try await generations(process, grant, count: Self.callerCount)
        #expect(got.allSatisfy { $0 == 1 || $0 == 2 } && got.contains(2))
        #expect(host.vendor.refreshCount == 1)
    }

    @Test("SYNC-12, T-22: four processes on one database, 50 callers each, make one refresh")
    func processes() async throws {
        let host = try await Host(rotating: true)
        let grant = try await host.process().connect("strict").grant
        // Real time from here on: the connect was long ago by the host's clock.
        let past = Int64(Date().timeIntervalSince1970 * 1000) - 3_600_000
        try await host.process().execute(
            "UPDATE crm_grant SET issued_at = $1, expires_at = $2", [.integer(past), .integer(past + 1_800_000)])
        let processes = try (0..<4).map { _ in try host.process(time: SystemGatewayClock()) }
        let got = try await withThrowingTaskGroup(of: [Int64].self) { group in
            for process in processes { group.addTask { try await generations(process, grant, count: 50) } }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(got == Array(repeating: 2, count: 200))
        #expect(host.vendor.refreshCount == 1)
        #expect(try await processes[0].row(grant).state == .live)
    }

    @Test("A caller who is cancelled doesn't end the refresh that others wait for")
    func cancelled() async throws {
        let host = try await Host(rotating: true)
        let process = try host.process()
        let grant = try await process.connect("strict").grant
        host.clock.advance(by: RefreshTests.lifetime)
        let (gate, opener) = AsyncStream<Void>.makeStream()
        let (arrivals, arrived) = AsyncStream<Void>.makeStream()
        host.vendor.holdRefreshes {
            arrived.yield()
            for await _ in gate { return }
        }
        let first = Task { try await process.use(grant) }
        for await _ in arrivals { break }
        first.cancel()
        // It doesn't wait for the vendor any more.
        await #expect(throws: CancellationError.self) { try await first.value }
        async let second = process.use(grant)
        opener.yield()
        #expect(try await second.row.generation == 2)
        #expect(host.vendor.refreshCount == 1)
        host.vendor.holdRefreshes {}
    }
}
