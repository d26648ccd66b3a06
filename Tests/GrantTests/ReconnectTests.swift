import ConnectorKit
import SQLStore
import Synchronization
import Testing
import Workspace

@testable import CRMGateway

@Suite("SYNC-15, T-21: what a reconnect replaces")
struct ReconnectTests {
    /// Ann's grant, with Bob holding a copied key to it.
    private func shared() async throws -> (HostProcess, ConnectOutcome) {
        let process = try await Host().process()
        let outcome = try await process.connect("safe", as: process.host.user(process.host.ann))
        try await process.copyKey(of: outcome, to: process.host.bob)
        return (process, outcome)
    }

    @Test("The same account and CRM user, by the owner: in place, for all holders, and alive again")
    func inPlace() async throws {
        let (process, first) = try await shared()
        let host = process.host
        try await process.execute("UPDATE crm_grant SET state = 'reconnect_needed', state_reason = 'refresh_refused'")
        let again = try await process.connect("safe", as: host.user(host.ann))
        #expect(again.replacedInPlace && again.grant == first.grant && again.key == first.key)
        #expect(again.holderCount == 2)
        let row = try await process.row(first.grant)
        #expect(row.generation == 2 && row.state == .live && row.stateReason == nil)
        let bob = try await process.grants.connection(of: host.bob, crm: "safe", as: host.user(host.bob))
        #expect(try await bob.reading.identify().account == "acme")
    }

    @Test("By an admin for somebody else: in place too")
    func byAdmin() async throws {
        let (process, first) = try await shared()
        let again = try await process.connect("safe", as: process.host.admin)
        #expect(again.replacedInPlace && again.grant == first.grant)
    }

    @Test("By a holder who is neither owner nor admin: a new grant, for that holder alone")
    func byHolder() async throws {
        let (process, first) = try await shared()
        let host = process.host
        let own = try await process.connect("safe", for: host.bob, as: host.user(host.bob))
        #expect(!own.replacedInPlace && own.grant != first.grant && own.holderCount == 1)
        #expect(try await process.row(first.grant).generation == 1)
        #expect(try await process.grants.keys(of: host.ann, as: host.admin).map(\.grant) == [first.grant])
    }

    @Test(
        "Another account, CRM user or environment: a new grant; the old one lives on for its other holders",
        arguments: ["account", "user", "environment"])
    func other(_ difference: String) async throws {
        let (process, first) = try await shared()
        let host = process.host
        host.vendor.change {
            switch difference {
            case "account": $0.account.account = "attacker"
            case "user": $0.account.user = "u9"
            default: $0.account.environment = "sandbox"
            }
        }
        let own = try await process.connect("safe", as: host.user(host.ann))
        #expect(!own.replacedInPlace && own.grant != first.grant && own.key != first.key)
        let keys = try await process.grants.keys(of: host.bob, as: host.admin)
        #expect(keys.map(\.grant) == [first.grant] && keys.first?.grantState == "live")
        #expect(try await process.grants.keys(of: host.ann, as: host.admin).map(\.grant) == [own.grant])
    }

    @Test("The last holder who connects another account leaves the old grant orphaned, not revoked (SYNC-13)")
    func orphaned() async throws {
        let process = try await Host().process()
        let first = try await process.connect("safe")
        process.host.vendor.change { $0.account.account = "second" }
        _ = try await process.connect("safe")
        #expect(try await process.row(first.grant).state == .orphaned)
        #expect(process.host.vendor.state.withLock { $0.revoked.isEmpty })
    }
}
