import ConnectorKit
import Foundation
import SQLStore
import Synchronization
import Testing
import Workspace

@testable import CRMGateway

@Suite("A store that was brought back, or copied")
struct RestoredModeTests {
    /// A gateway on a snapshot, after the original has rotated a single-use token three times.
    private struct Restored {
        let host: Host
        let original: HostProcess
        let gateway: Gateway
        let process: HostProcess
        let strict: GrantID
        let safe: GrantID
    }

    private func restored() async throws -> Restored {
        let host = try await Host(rotating: true)
        let (_, original) = try await host.gateway()
        let strict = try await original.connect("strict").grant
        let safe = try await original.connect("safe", for: host.bob).grant
        let copy = try host.snapshot("restored")
        for _ in 1...3 {
            host.clock.advance(by: RefreshTests.lifetime)
            _ = try await original.use(strict)
        }
        #expect(host.vendor.refreshCount == 3)
        let (gateway, process) = try await host.gateway(at: copy)
        return Restored(
            host: host, original: original, gateway: gateway, process: process, strict: strict, safe: safe)
    }

    @Test("T-06, SEC-8: three rotations after the snapshot: a restored store sends no single-use refresh token at all")
    func sendsNothing() async throws {
        let restored = try await restored()
        guard case .restored(let found) = restored.gateway.standing else {
            Issue.record("standing is normal")
            return
        }
        #expect(found.map(\.organization) == [restored.host.organization] && found.map(\.reason) == [.older])
        for _ in 1...5 {
            let trouble = await #expect(throws: GrantTrouble.self) { try await restored.process.use(restored.strict) }
            #expect(trouble.map { GatewayError(grants: $0) } == .restoredMode)
            restored.host.clock.advance(by: RefreshTests.lifetime)
        }
        #expect(restored.host.vendor.refreshCount == 3)
        // The grant's family lives on, for the store that holds its newest token.
        #expect(try await restored.original.use(restored.strict).row.generation == 5)
    }

    @Test("T-06: in restored mode a live access token still works, ahead of its end too; it isn't refreshed")
    func usesLiveTokens() async throws {
        let host = try await Host(rotating: true)
        let (_, original) = try await host.gateway()
        let grant = try await original.connect("strict").grant
        let copy = try host.snapshot("restored")
        _ = try await original.use(grant, refused: 1)
        let (gateway, process) = try await host.gateway(at: copy)
        #expect(gateway.standing != .normal)
        host.clock.advance(by: .seconds(1_700))
        #expect(try await process.use(grant).credentials.accessToken?.reveal() == "canary-access-1")
        #expect(host.vendor.refreshCount == 1)
    }

    @Test("T-06: in restored mode a grant whose refresh token may be sent twice is refreshed as ever")
    func refreshesReplaySafe() async throws {
        let host = try await Host()
        let (_, original) = try await host.gateway()
        let safe = try await original.connect("safe").grant
        let copy = try host.snapshot("restored")
        _ = try await original.grants.disconnect("safe", of: host.ann, as: host.admin)
        _ = try await host.gateway().0.anchor?.write()
        let (gateway, process) = try await host.gateway(at: copy)
        #expect(gateway.standing != .normal)
        host.clock.advance(by: RefreshTests.lifetime)
        #expect(try await process.use(safe).row.generation == 2)
        #expect(host.vendor.refreshCount == 1)
    }

    @Test(
        "SEC-8: a grant without a refresh token isn't held back, whatever its vendor says of refresh tokens",
        arguments: [AuthenticationMethod.Kind.jwtBearer, .clientCredentials])
    func refreshesAssertions(_ method: AuthenticationMethod.Kind) async throws {
        let host = try await Host(rotating: true)
        let (first, original) = try await host.gateway()
        let grant = try await original.grants.connect(
            "strict", by: method, inputs: CredentialConnectTests.inputs(of: method), for: host.ann, as: host.admin
        ).grant
        let copy = try host.snapshot("restored")
        _ = try await original.connect("safe", for: host.bob)
        _ = try await first.anchor?.write()
        let (gateway, process) = try await host.gateway(at: copy)
        #expect(gateway.standing != .normal)
        #expect(try await gateway.suspectGrants(as: host.admin).isEmpty)
        host.clock.advance(by: RefreshTests.lifetime)
        #expect(try await process.use(grant).row.generation == 2)
        #expect(try await process.credentials(grant).method == method)
    }

    @Test("SEC-8: a grant that was seen to rotate counts as single-use, whatever its vendor says")
    func heedsWhatWasSeen() async throws {
        let restored = try await restored()
        try await restored.process.execute("UPDATE crm_grant SET refresh_behaviour = 'single_use'")
        restored.host.clock.advance(by: RefreshTests.lifetime)
        await #expect(throws: GrantTrouble.self) { try await restored.process.use(restored.safe) }
        #expect(restored.host.vendor.refreshCount == 3)
    }

    @Test(
        "SEC-8, T-07: in restored mode runs are refused or wait, with the refusal in the audit log, and no orphan ends")
    func parksRuns() async throws {
        let restored = try await restored()
        let (gateway, admin) = (restored.gateway, restored.host.admin)
        let run = RunID(rawValue: "old")
        let organization = restored.host.organization
        try await restored.process.driver.write { transaction in
            try RunRepository(organization: organization, transaction: transaction).insert(
                RunRow(
                    id: run, organization: organization, kind: RunKind.syncCRM.rawValue, actor: "{}", request: "{}",
                    state: RunState.pending.rawValue, createdAt: transaction.now))
        }
        let started = await #expect(throws: GatewayError.self) {
            _ = try await gateway.syncCRM(to: .user(restored.host.ann), as: admin)
        }
        let resumed = await #expect(throws: GatewayError.self) { try await gateway.runs.resume(run, as: admin) }
        #expect(started == .restoredMode && resumed == .restoredMode)
        #expect(try await gateway.runs.resumeAll().isEmpty)
        let refused = try await restored.process.audit.list(limit: 1_000, as: admin).filter { $0.rule == "SEC-8" }
        #expect(refused.count == 2)
        _ = try await gateway.grants.disconnect("safe", of: restored.host.bob, as: admin)
        restored.host.clock.advance(by: .seconds(31 * 86_400))
        #expect(try await gateway.grants.collectOrphans() == OrphanCollection())
    }

    @Test("T-06: of two copies on one anchor, the second that would send a single-use token sends nothing")
    func twoCopies() async throws {
        let host = try await Host(rotating: true)
        let (first, one) = try await host.gateway()
        let grant = try await one.connect("strict").grant
        _ = try await first.anchor?.write()
        let (second, two) = try await host.gateway(at: try host.snapshot("twin"))
        #expect(first.standing == .normal && second.standing == .normal)
        host.clock.advance(by: RefreshTests.lifetime)
        #expect(try await one.use(grant).row.generation == 2)
        await #expect(throws: GrantTrouble.self) { try await two.use(grant) }
        #expect(host.vendor.refreshCount == 1)
        #expect(first.standing == .normal && second.standing != .normal)
        #expect(try await two.attempts(grant).map(\.state) == [.notSent])
    }

    @Test("SEC-6, SEC-8: a single-use token isn't sent while its use can't be anchored; a live access token is used")
    func needsItsAnchor() async throws {
        let host = try await Host(rotating: true)
        let (gateway, process) = try await host.gateway(anchor: host.folder + "/nowhere/anchor")
        let grant = try await process.connect("strict").grant
        host.clock.advance(by: .seconds(1_700))
        #expect(try await process.use(grant).row.generation == 1)
        host.clock.advance(by: RefreshTests.lifetime)
        await #expect(throws: GrantTrouble.self) { try await process.use(grant) }
        #expect(host.vendor.refreshCount == 0 && gateway.standing == .normal)
    }

    @Test("SEC-8, ACC-12: a super admin ends restored mode, choosing for each suspect grant; the choice is in the log")
    func ends() async throws {
        let restored = try await restored()
        let (gateway, admin, strict) = (restored.gateway, restored.host.admin, restored.strict)
        let refused = await #expect(throws: GatewayError.self) {
            try await gateway.endRestoredMode([strict: .reconnect], as: restored.host.user(restored.host.ann))
        }
        #expect(refused?.rule == "ACC-12")
        let suspects = try await gateway.suspectGrants(as: admin)
        #expect(suspects.map(\.grant) == [strict] && suspects.map(\.holderCount) == [1])
        let missing = await #expect(throws: GatewayError.self) { try await gateway.endRestoredMode([:], as: admin) }
        #expect(missing?.code == "restore_choice_missing" && missing?.message.contains(strict.rawValue) == true)
        let unknown = await #expect(throws: GatewayError.self) {
            try await gateway.endRestoredMode([strict: .reconnect, restored.safe: .reconnect], as: admin)
        }
        #expect(unknown?.code == "grant_not_found")

        try await gateway.endRestoredMode([strict: .reconnect], as: admin)
        #expect(gateway.standing == .normal)
        let row = try await restored.process.row(strict)
        #expect(row.state == .reconnectNeeded && row.stateReason == "store_restored")
        #expect(try await restored.process.events().last?.content.contains(#""reason":"store_restored""#) == true)
        #expect(try await restored.process.auditOperations().contains("restore.end done"))
        #expect(try await gateway.audit.verify(anchors: gateway.anchor?.file, as: admin).firstBad == nil)
        let again = await #expect(throws: GatewayError.self) { try await gateway.endRestoredMode([:], as: admin) }
        #expect(again == .notRestored)
        #expect(restored.host.vendor.refreshCount == 3)
    }

    @Test("SEC-8, T-06: a new epoch begins: the store in service stays normal, the one before comes into restored mode")
    func beginsAnEpoch() async throws {
        let restored = try await restored()
        try await restored.gateway.endRestoredMode([restored.strict: .reconnect], as: restored.host.admin)
        let path = restored.host.folder + "/restored/gateway.sqlite"
        #expect(try await restored.host.gateway(at: path).0.standing == .normal)
        #expect(try await restored.gateway.restoring.look().isEmpty)
        guard case .restored(let found) = try await restored.host.gateway().0.standing else {
            Issue.record("the store before is normal")
            return
        }
        #expect(found.map(\.reason) == [.otherEpoch])
        restored.host.clock.advance(by: RefreshTests.lifetime)
        await #expect(throws: GrantTrouble.self) { try await restored.original.use(restored.strict) }
        #expect(restored.host.vendor.refreshCount == 3)
    }

    @Test("SEC-8: try once: the token is sent after restored mode was ended, and its refusal ends the grant")
    func triesOnce() async throws {
        let restored = try await restored()
        try await restored.gateway.endRestoredMode([restored.strict: .tryOnce], as: restored.host.admin)
        for _ in 1...2 {
            await #expect(throws: GrantTrouble.self) { try await restored.process.use(restored.strict) }
        }
        #expect(restored.host.vendor.refreshCount == 4)
        #expect(try await restored.process.row(restored.strict).state == .reconnectNeeded)
    }
}
