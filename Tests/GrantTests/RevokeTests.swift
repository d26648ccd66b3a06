import ConnectorKit
import Foundation
import SQLStore
import Synchronization
import Testing
import Workspace

@testable import CRMGateway

@Suite("Disconnecting and revoking")
struct RevokeTests {
    private func shared() async throws -> (HostProcess, ConnectOutcome) {
        let process = try await Host().process()
        let outcome = try await process.connect("safe", as: process.host.user(process.host.ann))
        try await process.copyKey(of: outcome, to: process.host.bob)
        return (process, outcome)
    }

    @Test("SYNC-13: the last disconnect orphans the grant; it is neither revoked nor refreshed")
    func orphan() async throws {
        let (process, outcome) = try await shared()
        let host = process.host
        _ = try await process.grants.disconnect("safe", of: host.ann, as: host.user(host.ann))
        #expect(try await process.row(outcome.grant).state == .live)
        let last = try await process.grants.disconnect("safe", of: host.bob, as: host.admin)
        #expect(last.isOrphaned && last.holdersLeft == 0)
        host.clock.advance(by: RefreshTests.lifetime)
        await #expect(throws: GrantTrouble.self) { try await process.use(outcome.grant) }
        #expect(host.vendor.refreshCount == 0)
        #expect(host.vendor.state.withLock { $0.revoked.isEmpty })
        let missing = await #expect(throws: GatewayError.self) {
            try await process.grants.disconnect("safe", of: host.bob, as: host.admin)
        }
        #expect(missing?.code == "key_missing")
    }

    @Test("A user drops their own key, an admin anyone's, a stranger none")
    func whoDisconnects() async throws {
        let (process, _) = try await shared()
        let host = process.host
        let refused = await #expect(throws: GatewayError.self) {
            try await process.grants.disconnect("safe", of: host.bob, as: host.user(host.ann))
        }
        #expect(refused?.rule == "ACC-4")
        #expect(try await process.grants.disconnect("safe", of: host.bob, as: host.admin).holdersLeft == 1)
    }

    @Test("SYNC-13, ACC-12: a revoke names all holders first, needs that back, and ends it here and at the vendor")
    func revoke() async throws {
        let (process, outcome) = try await shared()
        let host = process.host
        let refused = await #expect(throws: GatewayError.self) {
            try await process.grants.planRevocation(of: outcome.grant, as: host.user(host.ann))
        }
        #expect(refused?.rule == "ACC-12")
        let plan = try await process.grants.planRevocation(of: outcome.grant, as: host.admin)
        #expect(plan.holders == [host.ann, host.bob].sorted() && plan.effect == "All of it ends.")
        _ = try await process.grants.disconnect("safe", of: host.bob, as: host.admin)
        let stale = await #expect(throws: GatewayError.self) {
            try await process.grants.revoke(plan, as: host.admin)
        }
        #expect(stale?.code == "revocation_stale")
        let fresh = try await process.grants.planRevocation(of: outcome.grant, as: host.admin)
        let ended = try await process.grants.revoke(fresh, as: host.admin)
        #expect(ended.vendorSide == .confirmed && ended.holders == [host.ann])
        #expect(ended.accessEndsBy == host.clock.now.addingTimeInterval(1_800))
        let row = try await process.row(outcome.grant)
        #expect(row.state == .revoked && row.sealed == nil && row.stateReason == "revoke_confirmed")
        #expect(try await process.grants.keys(of: host.ann, as: host.admin).isEmpty)
        #expect(host.vendor.state.withLock { $0.revoked } == ["canary-refresh-1"])
        let told = try await process.auditOperations()
        #expect(told.contains("grant.revoke intended") && told.contains("grant.revoke succeeded"))
    }

    @Test("F-F6: a revoke whose answer is lost ends all keys at once, is repeated, and stays open until confirmed")
    func lostAnswer() async throws {
        let (process, outcome) = try await shared()
        let host = process.host
        host.vendor.script(.lostBeforeWork, .lostBeforeWork, .lostBeforeWork)
        let plan = try await process.grants.planRevocation(of: outcome.grant, as: host.admin)
        let open = try await process.grants.revoke(plan, as: host.admin)
        #expect(open.vendorSide == .unconfirmed)
        #expect(try await process.grants.keys(of: host.ann, as: host.admin).isEmpty)
        #expect(try await process.row(outcome.grant).sealed != nil)
        let done = try await process.grants.repeatRevocation(of: outcome.grant, as: host.admin)
        #expect(done.vendorSide == .confirmed)
        let nothing = await #expect(throws: GatewayError.self) {
            try await process.grants.repeatRevocation(of: outcome.grant, as: host.admin)
        }
        #expect(nothing?.code == "revocation_not_open")
    }

    @Test("A token that the vendor doesn't know any more counts as revoked; a static one must be deleted by hand")
    func otherEnds() async throws {
        let (process, outcome) = try await shared()
        let host = process.host
        host.vendor.script(.status(404))
        let plan = try await process.grants.planRevocation(of: outcome.grant, as: host.admin)
        #expect(try await process.grants.revoke(plan, as: host.admin).vendorSide == .confirmed)
        let token = host.vendor.issue().access
        let other = try await process.grants.connectStaticToken(
            "strict", token: Secret(token), for: host.ann, as: host.admin)
        let second = try await process.grants.planRevocation(of: other.grant, as: host.admin)
        #expect(try await process.grants.revoke(second, as: host.admin).vendorSide == .byHand)
    }

    @Test("Holders are listed for admins, by user; a grant elsewhere is not found")
    func holders() async throws {
        let (process, outcome) = try await shared()
        let host = process.host
        let page = try await process.grants.holders(of: outcome.grant, as: host.admin)
        #expect(page.elements.map(\.user) == [host.ann, host.bob].sorted() && page.next == nil)
        #expect(page.elements.map(\.origin).sorted() == ["connected", "synced"])
        let refused = await #expect(throws: GatewayError.self) {
            try await process.grants.holders(of: outcome.grant, as: host.user(host.ann))
        }
        #expect(refused?.rule == "ACC-2")
        let unknown = await #expect(throws: GatewayError.self) {
            try await process.grants.holders(of: GrantID(rawValue: "elsewhere"), as: host.admin)
        }
        #expect(unknown?.code == "grant_not_found")
    }
}
