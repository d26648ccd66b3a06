import ConnectorKit
import SQLStore
import Testing
import Workspace

@testable import CRMGateway

@Suite("What a gateway does unasked", .timeLimit(.minutes(1)))
struct UpkeepTests {
    /// Works until something has come true, in the time of the test's clock.
    private func keepUp(_ gateway: Gateway, until isTrue: () async throws -> Bool) async throws {
        let upkeep = Task { try await GatewayUpkeep(gateway).run() }
        while try await !isTrue() { await Task.yield() }
        upkeep.cancel()
        _ = await upkeep.result
    }

    @Test("SYNC-13, F-F4: it ends grants that nobody has held for the undo window")
    func collects() async throws {
        let host = try await Host()
        let (gateway, process) = try await host.gateway()
        let grant = try await process.connect("safe").grant
        _ = try await process.grants.disconnect("safe", of: host.ann, as: host.admin)
        host.clock.advance(by: .seconds(30 * 86_400))
        try await keepUp(gateway) { try await process.row(grant).sealed == nil }
        #expect(try await process.row(grant).stateReason == "orphan_erased")
    }

    @Test("SEC-8, T-06: it finds, within a minute, that another copy of the store has moved the anchor")
    func watches() async throws {
        let host = try await Host()
        let (first, one) = try await host.gateway()
        _ = try await first.anchor?.write()
        let (second, _) = try await host.gateway(at: try host.snapshot("twin"))
        _ = try await one.connect("safe")
        _ = try await first.anchor?.write()
        #expect(second.standing == .normal)
        try await keepUp(second) { second.standing != .normal }
        #expect(host.logs.text.contains("restored mode"))
    }
}
