import ConnectorKit
import SQLStore
import Synchronization
import Testing
import Workspace

@testable import CRMGateway

@Suite("Grants that nobody holds any more")
struct OrphanTests {
    private static let window: Duration = .seconds(30 * 86_400)

    /// One grant, whose only key was dropped.
    private func orphaned(_ ending: OrphanEnding = .erase) async throws -> (HostProcess, GrantID) {
        let process = try await Host().process(orphans: ending)
        let grant = try await process.connect("safe").grant
        let outcome = try await process.grants.disconnect("safe", of: process.host.ann, as: process.host.admin)
        #expect(outcome.isOrphaned)
        return (process, grant)
    }

    @Test("SYNC-13, F-F4: an orphan is kept for the undo window, then its tokens are erased; the vendor hears nothing")
    func erases() async throws {
        let (process, grant) = try await orphaned()
        process.host.clock.advance(by: Self.window - .seconds(60))
        #expect(try await process.grants.collectOrphans() == OrphanCollection())
        #expect(try await process.row(grant).sealed != nil)
        process.host.clock.advance(by: .seconds(60))
        #expect(try await process.grants.collectOrphans().erased == [grant])
        let row = try await process.row(grant)
        #expect(row.sealed == nil && row.state == .revoked && row.stateReason == "orphan_erased")
        #expect(process.host.vendor.state.withLock { $0.revoked }.isEmpty)
        #expect(process.host.vendor.refreshCount == 0)
        #expect(try await process.auditOperations().contains("grant.collect done"))
        #expect(try await process.grants.collectOrphans() == OrphanCollection())
    }

    @Test("SYNC-13: as configured, an orphan is revoked at its vendor first: intent, then outcome, in the audit log")
    func revokes() async throws {
        let (process, grant) = try await orphaned(.revoke)
        process.host.clock.advance(by: Self.window)
        #expect(try await process.grants.collectOrphans().revoked == [grant])
        #expect(process.host.vendor.state.withLock { $0.revoked } == ["canary-refresh-1"])
        let row = try await process.row(grant)
        #expect(row.sealed == nil && row.state == .revoked && row.stateReason == "revoke_confirmed")
        let told = try await process.auditOperations()
        #expect(told.contains("grant.collect intended") && told.contains("grant.revoke succeeded"))
    }

    @Test("F-F6: an orphan's revoke without an answer is sent again by the next collection")
    func repeatsRevocations() async throws {
        let (process, grant) = try await orphaned(.revoke)
        process.host.clock.advance(by: Self.window)
        process.host.vendor.script(.lostBeforeWork, .lostBeforeWork, .lostBeforeWork)
        #expect(try await process.grants.collectOrphans().unconfirmed == [grant])
        #expect(try await process.row(grant).sealed != nil)
        #expect(try await process.grants.collectOrphans().revoked == [grant])
        #expect(try await process.row(grant).sealed == nil)
    }

    @Test(
        "SYNC-13, UNDO: kept as long as a run within the undo window could restore a holder", arguments: [false, true])
    func waitsForRuns(isEnded: Bool) async throws {
        let (process, grant) = try await orphaned()
        process.host.clock.advance(by: Self.window)
        try await process.addRun(replacingKeyTo: grant, endedAt: isEnded ? process.host.clock.milliseconds : nil)
        #expect(try await process.grants.collectOrphans() == OrphanCollection())
        process.host.clock.advance(by: Self.window)
        #expect(try await process.grants.collectOrphans().erased == (isEnded ? [grant] : []))
    }

    @Test("SYNC-13: a grant with a holder, or one that was taken up again, stays")
    func keepsHeld() async throws {
        let (process, grant) = try await orphaned()
        let again = try await process.connect("safe").grant
        process.host.clock.advance(by: Self.window * 2)
        #expect(again == grant)
        #expect(try await process.grants.collectOrphans() == OrphanCollection())
        #expect(try await process.row(grant).state == .live)
    }

    @Test("SYNC-13: a dead grant without holders doesn't keep its tokens for ever")
    func collectsDead() async throws {
        let process = try await Host().process()
        let grant = try await process.connect("safe").grant
        try await process.execute("UPDATE crm_grant SET state = 'reconnect_needed'")
        _ = try await process.grants.disconnect("safe", of: process.host.ann, as: process.host.admin)
        process.host.clock.advance(by: Self.window)
        #expect(try await process.grants.collectOrphans().erased == [grant])
    }

    @Test("Two collectors at once end each grant once")
    func collectsOnce() async throws {
        let (process, grant) = try await orphaned(.revoke)
        let other = try process.host.process(orphans: .revoke)
        process.host.clock.advance(by: Self.window)
        async let one = process.grants.collectOrphans()
        async let two = other.grants.collectOrphans()
        let done = try await [one, two]
        #expect(done.flatMap(\.revoked).contains(grant))
        let intents = try await process.auditOperations().filter { $0 == "grant.collect intended" }
        #expect(intents.count == 1)
        #expect(try await process.row(grant).sealed == nil)
    }
}

extension HostProcess {
    /// A sync that took Ann's key to a grant away.
    fileprivate func addRun(replacingKeyTo grant: GrantID, endedAt: Int64?) async throws {
        let (organization, user) = (host.organization, host.ann)
        let before = KeyBefore(
            CRMKeyRow(
                id: KeyID(rawValue: "k"), user: user, crm: "safe", grant: grant, tag: [], tagKey: "t",
                origin: .connected, run: nil, createdAt: 0))
        let text = try JSONText.encode(before)
        try await driver.write { transaction in
            let run = RunID(rawValue: "run")
            let runs = RunRepository(organization: organization, transaction: transaction)
            var row = RunRow(
                id: run, organization: organization, kind: RunKind.syncCRM.rawValue, actor: "{}", request: "{}",
                state: RunState.running.rawValue, createdAt: transaction.now)
            try runs.insert(row)
            row.endedAt = endedAt
            try runs.update(row)
            try RunTargetRepository(organization: organization, run: run, transaction: transaction).putKeys([
                RunTargetRow(user: user, crm: "safe", keyOutcome: "replaced", keyBefore: text)
            ])
        }
    }
}
