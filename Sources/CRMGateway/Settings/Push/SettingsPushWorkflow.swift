import ConnectorKit
import SQLStore
import Workspace

/// A push of settings from beginning to end: each target's settings and keys at once, then each CRM account's part.
struct SettingsPushWorkflow: Sendable {
    let pinned: PinnedSettings
    let roster: TargetRoster
    let sessions: any SessionSource
    let tagger: KeyTagger
    let journal: RunJournal
    let leases: LeaseKeeper
    let audit: RunAudit
    let ids: IDGenerator
    let clock: any GatewayClock
    let progress: @Sendable (RunProgress) -> Void

    /// Runs it, or goes on where an earlier life stopped.
    ///
    /// - Throws: `RunInterruption`, or what the store throws; what fails for a target or a CRM is part of the outcome.
    func run() async throws -> SettingsResult {
        let tally = try await push()
        var outcome = SettingsOutcome(pinned, tally)
        guard let keys = pinned.keys, tally.keys.targets > 0 else { return SettingsResult(outcome: outcome) }
        var parts = SyncCRMResult(outcome: SyncCRMOutcome())
        for part in try await accounts(keys).accounts(tally.keys) { parts.add(part) }
        outcome.crms = parts.outcome.crms
        return SettingsResult(outcome: outcome, pause: parts.pause)
    }

    private func push() async throws -> SettingsTally {
        let decisions = SettingsDecisions(pushing: try await values(), clearing: pinned.request.clears)
        let writer = pinned.keys.map {
            KeyWriter(source: $0, roster: roster, tagger: tagger, journal: journal, audit: audit, ids: ids)
        }
        return try await SettingsStep(
            chunker: SettingsChunker(pinned: pinned, decisions: decisions, roster: roster, run: journal.run),
            keys: writer, journal: journal, audit: audit, progress: progress
        ).run()
    }

    /// The values as they were pinned, whatever the source has since (F-D5).
    private func values() async throws -> [Category: SettingsDocument] {
        try await journal.read { transaction in
            let store = SettingsStore(organization: journal.organization, transaction: transaction)
            var values: [Category: SettingsDocument] = [:]
            for document in pinned.documents {
                values[document.category] = try store.document(document.hash, document.category)
            }
            return values
        }
    }

    /// Sync CRM's own steps, from this source.
    private func accounts(_ keys: SyncCRMSource) -> SyncCRMWorkflow {
        var holders = roster
        holders.categories = [.crmKeys]
        let request = SyncCRMRequest(
            to: pinned.request.scope, crms: pinned.request.crms,
            keepsOwnConnections: pinned.request.keepsOwnConnections, asksAgain: pinned.request.asksAgain)
        return SyncCRMWorkflow(
            pinned: PinnedSync(request: request, source: keys), roster: holders, sessions: sessions, tagger: tagger,
            journal: journal, leases: leases, audit: audit, ids: ids, clock: clock, progress: progress)
    }
}
