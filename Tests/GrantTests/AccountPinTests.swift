import ConnectorKit
import Foundation
import SQLStore
import Synchronization
import Testing
import Workspace

@testable import CRMGateway

@Suite("F-A11: tokens that point elsewhere than those before")
struct AccountPinTests {
    private func doubt(
        _ old: [String: String], _ new: [String: String], scopes: (Set<Scope>?, Set<Scope>?) = (nil, nil),
        isHostOwned: Bool = true
    ) -> AccountPin.Doubt? {
        func credentials(_ attributes: [String: String], _ scopes: Set<Scope>?) -> Credentials {
            Credentials(
                method: .authorizationCode, accessToken: nil, issuedAt: Date(timeIntervalSince1970: 0),
                scopes: scopes, attributes: attributes)
        }
        return AccountPin.doubt(
            old: credentials(old, scopes.0), new: credentials(new, scopes.1), isHostOwned: isHostOwned)
    }

    @Test("An attribute that changed, vanished or is new makes the account be checked; the same ones don't")
    func attributes() {
        #expect(doubt(["host": "a"], ["host": "a"]) == nil)
        #expect(doubt(["host": "a"], ["host": "b"]) == .account)
        #expect(doubt(["host": "a"], [:]) == .account)
        #expect(doubt(["host": "a"], ["host": "a", "api": "b"]) == .account)
        #expect(doubt(["host": "a"], ["host": "b"], isHostOwned: false) == .host)
        #expect(doubt([:], [:], scopes: (["a", "b"], ["a"])) == .scopes)
        #expect(doubt([:], [:], scopes: (["a"], ["a", "b"])) == nil)
        #expect(doubt([:], [:], scopes: (["a"], nil)) == nil)
    }

    /// A grant whose next tokens name another host of the vendor, while the CRM can't say whose they are.
    private func moved() async throws -> (HostProcess, GrantID) {
        let host = try await Host()
        host.vendor.change { $0.host = "old.fake.example" }
        let process = try host.process()
        let grant = try await process.connect("safe", as: host.user(host.ann)).grant
        host.vendor.change {
            $0.host = "new.fake.example"
            $0.refusesAll = true
        }
        host.clock.advance(by: RefreshTests.lifetime)
        await #expect(throws: GrantTrouble.self) { try await process.use(grant) }
        let row = try await process.row(grant)
        #expect(row.state == .quarantined && row.stateReason == "account_changed")
        return (process, grant)
    }

    @Test("A host that moved while the account stayed is used at once, without a person")
    func sameAccount() async throws {
        let host = try await Host()
        host.vendor.change { $0.host = "old.fake.example" }
        let process = try host.process()
        let grant = try await process.connect("safe").grant
        host.vendor.change { $0.host = "new.fake.example" }
        host.clock.advance(by: RefreshTests.lifetime)
        #expect(try await process.use(grant).row.generation == 2)
        #expect(try await process.row(grant).state == .live)
        #expect(host.vendor.state.withLock { $0.calls.last?.origin?.host } == "new.fake.example")
    }

    @Test(
        "A doubt that couldn't be settled is settled by itself at a later use, without a person and without a refresh")
    func laterUse() async throws {
        let (process, grant) = try await moved()
        let (host, vendor) = (process.host, process.host.vendor)
        vendor.change { $0.refusesAll = false }
        // Not at each use: whoever comes next may be one of thousands.
        let calls = vendor.state.withLock { $0.calls.count }
        await #expect(throws: GrantTrouble.self) { try await process.use(grant) }
        #expect(vendor.state.withLock { $0.calls.count } == calls)
        host.clock.advance(by: .seconds(30))
        let connection = try await process.grants.connection(of: host.ann, crm: "safe", as: host.user(host.ann))
        #expect(try await connection.reading.identify().account == "acme")
        #expect(try await process.row(grant).state == .live && vendor.refreshCount == 1)
        #expect(try await process.auditOperations().filter { $0 == "grant.state done" }.count == 2)
    }

    @Test("Another process settles it at once, and many callers share one check")
    func otherProcess() async throws {
        let (process, grant) = try await moved()
        let vendor = process.host.vendor
        vendor.change { $0.refusesAll = false }
        let calls = vendor.state.withLock { $0.calls.count }
        let other = try process.host.process()
        let generations = try await withThrowingTaskGroup(of: Int64.self) { group in
            for _ in 0..<50 { group.addTask { try await other.use(grant).row.generation } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(generations == Array(repeating: 2, count: 50))
        #expect(vendor.state.withLock { $0.calls.count } == calls + 1)
    }

    @Test("While it is in doubt the tokens are used for nothing else, though their end comes near")
    func stays() async throws {
        let (process, grant) = try await moved()
        let vendor = process.host.vendor
        vendor.change {
            $0.refusesAll = false
            $0.account.account = "other"
        }
        for _ in 1...4 {
            process.host.clock.advance(by: .seconds(400))
            await #expect(throws: GrantTrouble.self) { try await process.use(grant) }
        }
        let row = try await process.row(grant)
        #expect(row.state == .quarantined && row.generation == 2 && vendor.refreshCount == 1)
    }
}
