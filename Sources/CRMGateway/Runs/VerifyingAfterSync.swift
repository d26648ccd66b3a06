import ConnectorKit
import SQLStore
import Verification
import Workspace

/// Starts the verification that the host wants after each sync and push (VER-1): in the transaction that ends the run, and as
/// who had it started. That it can't be started is told, and changes nothing of the run.
struct VerifyingAfterSync: Sendable {
    let services: RunServices
    let mode: ProbeMode

    /// Records the verification, and tells of it in the run's events.
    ///
    /// - Returns: the verification, or `nil` where a rule says no.
    func start(
        after run: RunID, of scope: SyncScope, crms: Set<CRMID>?, as actor: Actor, _ journal: RunJournal,
        in transaction: any SQLTransaction
    ) throws -> RunID? {
        var event = RunEvent(.verificationStarted, at: services.clock.now)
        let id: RunID = services.ids.make()
        do {
            let roster = VerifyRoster(organization: actor.organization, scope: scope, actor: actor)
            try roster.requireScope(in: transaction)
            try services.restoring.requireNormal(actor.organization)
        } catch let error as GatewayError {
            event.message = "No verification was started: \(error.message)"
            try journal.emit(event, in: transaction)
            return nil
        }
        let request = VerifyRequest(scope: scope, crms: crms, mode: mode, following: run)
        try RunRepository(organization: actor.organization, transaction: transaction).insert(
            RunRow(
                id: id, organization: actor.organization, kind: RunKind.verification.rawValue,
                actor: try JSONText.encode(actor), request: try JSONText.encode(request),
                state: RunState.pending.rawValue, createdAt: transaction.now))
        try services.audit(for: id, actor: actor).verificationStarted(request, in: transaction)
        event.verification = id
        event.message = "Verification \(id) was started."
        try journal.emit(event, in: transaction)
        return id
    }
}

extension RunExecutor {
    /// Starts the verification that the host wants after a sync or a push, in the transaction that ends it.
    ///
    /// - Parameter failure: why the run broke off: then there is nothing to verify.
    func verifyAfter(
        _ row: RunRow, _ scope: SyncScope, _ crms: Set<CRMID>?, unless failure: RunFailure?, _ journal: RunJournal,
        in transaction: any SQLTransaction
    ) throws -> RunID? {
        guard failure == nil, let mode = services.verifiesAfterSync else { return nil }
        let actor = try JSONText.decode(Actor.self, from: row.actor)
        return try VerifyingAfterSync(services: services, mode: mode)
            .start(after: row.id, of: scope, crms: crms, as: actor, journal, in: transaction)
    }

    /// Has the verification begun in this process.
    func begin(_ verification: RunID?, after row: RunRow) {
        if let verification { services.followUps.note(verification, after: row.id) }
    }
}
