import ConnectorKit
import Foundation
import Logging
import SQLStore
import Verification
import Workspace

/// What runs are carried out with.
struct RunServices: Sendable {
    let store: any SQLDriver
    let leases: LeaseKeeper
    let sessions: any SessionSource
    let dataKeys: DataKeys
    let log: AuditLog
    let ids: IDGenerator
    let clock: any GatewayClock
    let progress: ProgressBoard
    let logger: Logger
    let restoring: RestoreGuard
    /// The CRMs, for what is told of one that can't be asked.
    var connectors = ConnectorCatalog([])
    /// How what syncs and pushes did is verified once they have ended.
    var verifiesAfterSync: ProbeMode?
    /// The verifications that runs of this process started.
    let followUps = FollowUps()
    /// How long what a removal took away can be restored.
    var removalRetention: Duration = GatewayConfiguration.removalRetentionDefault

    /// A run's row.
    func row(_ id: RunID, of organization: OrganizationID) async throws -> RunRow? {
        try await store.read { transaction in
            try RunRepository(organization: organization, transaction: transaction).byID(id)
        }
    }

    /// The audit entries of one run.
    func audit(for run: RunID, actor: Actor) -> RunAudit {
        RunAudit(log: log, run: run, actor: actor)
    }

    /// A sync, ready to run.
    func workflow(
        _ pinned: PinnedSync, actor: Actor, journal: RunJournal, audit: RunAudit
    ) async throws -> SyncCRMWorkflow {
        SyncCRMWorkflow(
            pinned: pinned,
            roster: TargetRoster(
                organization: journal.organization, scope: pinned.request.scope, actor: actor,
                dataKeys: dataKeys),
            sessions: sessions, tagger: try await tagger(of: journal.organization), journal: journal,
            leases: leases, audit: audit, ids: ids, clock: clock,
            progress: { progress.note($0, of: journal.run) })
    }

    /// A push of settings, ready to run.
    func push(
        _ pinned: PinnedSettings, actor: Actor, journal: RunJournal, audit: RunAudit
    ) async throws -> SettingsPushWorkflow {
        SettingsPushWorkflow(
            pinned: pinned, roster: roster(of: pinned.request, actor: actor), sessions: sessions,
            tagger: try await tagger(of: journal.organization), journal: journal, leases: leases, audit: audit,
            ids: ids, clock: clock, progress: { progress.note($0, of: journal.run) })
    }

    /// Whom a push of settings is for.
    func roster(of request: SettingsPushRequest, actor: Actor) -> TargetRoster {
        TargetRoster(
            organization: actor.organization, scope: request.scope, actor: actor, dataKeys: dataKeys,
            copiesFrom: RosterSource(request.source), categories: request.touched)
    }

    /// A verification, ready to run.
    func verification(
        _ request: VerifyRequest, startedAt: Date, actor: Actor, journal: RunJournal, audit: RunAudit
    ) -> VerifyWorkflow {
        VerifyWorkflow(
            request: request, startedAt: startedAt,
            roster: VerifyRoster(
                organization: journal.organization, scope: request.scope, actor: actor,
                followed: request.following.map { FollowedRun(id: $0, services: self) }),
            services: self, journal: journal, audit: audit)
    }

    /// An undo, ready to run.
    func undo(_ request: UndoRequest, journal: RunJournal, audit: RunAudit) -> UndoWorkflow {
        UndoWorkflow(
            request: request, dataKeys: dataKeys, journal: journal, audit: audit,
            progress: { progress.note($0, of: journal.run) })
    }

    /// Makes tags for an organization's keys, under its current data key.
    private func tagger(of organization: OrganizationID) async throws -> KeyTagger {
        let keys = dataKeys
        return try await store.write { transaction in
            try keys.tagger(of: organization, in: transaction)
        }
    }
}
