import ConnectorKit
import SQLStore
import Workspace

/// Sync CRM from beginning to end: keys, then each CRM account's part, independent of the others (SYNC-8).
struct SyncCRMWorkflow: Sendable {
    let pinned: PinnedSync
    let roster: TargetRoster
    let sessions: any SessionSource
    let tagger: KeyTagger
    let journal: RunJournal
    let leases: LeaseKeeper
    let audit: RunAudit
    let ids: IDGenerator
    let clock: any GatewayClock
    let progress: @Sendable (RunProgress) -> Void

    /// How long to wait for an account that another run works on.
    static let accountWaitMax: Duration = .seconds(600)

    /// Runs it, or goes on where an earlier life stopped.
    ///
    /// - Throws: `RunInterruption`, or what the store throws; a CRM's failure is part of the outcome.
    func run() async throws -> SyncCRMResult {
        var outcome = SyncCRMOutcome()
        outcome.nothingToCopy = (pinned.request.crms ?? []).subtracting(pinned.source.keys.map(\.crm)).sorted()
        let tally = try await KeyCopyStep(
            request: pinned.request, source: pinned.source, roster: roster, tagger: tagger, journal: journal,
            audit: audit, ids: ids, progress: progress
        ).run()
        outcome.targets = tally.targets
        outcome.skipped = tally.skipped
        var result = SyncCRMResult(outcome: outcome)
        for part in try await accounts(tally) { result.add(part) }
        return result
    }

    /// Each CRM's part in a task of its own.
    func accounts(_ tally: KeyCopyTally) async throws -> [CRMPart] {
        try await withThrowingTaskGroup(of: CRMPart.self) { group in
            for source in pinned.source.keys {
                group.addTask { try await part(source, tally.keys[source.crm] ?? KeyCounts(), of: tally.targets) }
            }
            var parts: [CRMPart] = []
            for try await part in group { parts.append(part) }
            return parts.sorted { $0.outcome.crm < $1.outcome.crm }
        }
    }

    private func part(_ source: SourceKey, _ keys: KeyCounts, of targets: Int) async throws -> CRMPart {
        let name = "crm/\(source.crm)"
        if let done = try await journal.step(name), let detail = done.detail {
            return CRMPart(outcome: try JSONText.decode(CRMOutcome.self, from: detail))
        }
        var outcome = CRMOutcome(source)
        outcome.keys = keys
        guard targets > 0 else { return CRMPart(outcome: outcome.settled()) }
        let part = try await attempt(source, outcome)
        if part.pause == nil { try await finish(name, part.outcome) }
        return part
    }

    private func attempt(_ source: SourceKey, _ begun: CRMOutcome) async throws -> CRMPart {
        var outcome = begun
        var pause: CRMPause?
        do {
            outcome = try await underLease(source, outcome)
        } catch let error as ConnectorError where error.kind == .cancelled {
            throw CancellationError()
        } catch let error as ConnectorError {
            outcome.failure = CRMFailure(error)
            pause = CRMPause(error)
        } catch let error as GatewayError {
            outcome.failure = CRMFailure(
                kind: ConnectorErrorKind(rawValue: error.code), message: error.message,
                isRetryable: error.code == GatewayError.leaseHeldCode || error.code == GatewayError.supersededCode)
        }
        let spent = await sessions.spent(by: journal.run.rawValue, crm: source.crm, account: source.account)
        outcome.calls = spent.calls
        outcome.waitedMilliseconds = spent.waitedMilliseconds
        return CRMPart(outcome: outcome.settled(), pause: pause)
    }

    /// The account's steps run where the account's lease is, so that two runs never make one property twice.
    private func underLease(_ source: SourceKey, _ outcome: CRMOutcome) async throws -> CRMOutcome {
        try await journal.read { transaction in try roster.requireSource(pinned.source, in: transaction) }
        let session = try await sessions.session(
            grant: source.grant, organization: journal.organization, party: journal.run.rawValue)
        let (policies, audience) = try await choices(of: source.crm)
        return try await leases.withLease(
            .account, key: "\(source.crm)/\(source.account)", organization: journal.organization,
            waitingUpTo: Self.accountWaitMax
        ) { lease in
            try await AccountSync(
                source: source, policies: policies, audience: audience, asksAgain: pinned.request.asksAgain,
                session: session, targets: sessions, roster: roster, journal: journal,
                lease: lease, stillAllowed: { try roster.requireSource(pinned.source, in: $0) }, audit: audit,
                clock: clock, progress: progress
            ).run(outcome)
        }
    }

    private func choices(
        of crm: CRMID
    ) async throws -> ([CRMObject: OwnerPropertyPolicy], OwnerPropertyAudience) {
        try await journal.read { transaction in
            (
                try OwnerPropertyPolicy.chosen(for: crm, in: journal.organization, transaction),
                try OwnerPropertyAudience.chosen(for: crm, in: journal.organization, transaction)
            )
        }
    }

    private func finish(_ name: String, _ outcome: CRMOutcome) async throws {
        try await journal.commit { transaction in
            try journal.note(name, .succeeded, detail: try JSONText.encode(outcome), in: transaction)
            try journal.emit(
                RunEvent(.crmFinished, at: clock.now, crm: outcome.crm, message: outcome.verdict.rawValue),
                in: transaction)
        }
    }
}
