import Foundation
import Logging
import SQLStore
import Workspace

extension Runs {
    /// Records a sync and begins to work on it.
    ///
    /// - Parameter digest: what the plan was made from; refused when it isn't so any more.
    func start(
        _ request: SyncCRMRequest, as actor: Actor, digest: String?, idempotencyKey: String?
    ) async throws -> RunHandle {
        let id = try await record(request, as: actor, digest: digest, idempotencyKey: idempotencyKey)
        return launch(id, of: actor.organization)
    }

    private func record(
        _ request: SyncCRMRequest, as actor: Actor, digest: String?, idempotencyKey: String?
    ) async throws -> RunID {
        let id: RunID = services.ids.make()
        let audit = services.audit(for: id, actor: actor)
        let roster = TargetRoster(
            organization: actor.organization, scope: request.scope, actor: actor,
            dataKeys: services.dataKeys)
        do {
            // With the plan's digest: under the key of one plan no other is taken for done (T-33).
            let call = IdempotentCall(
                actor: actor, operation: .syncCRM, key: idempotencyKey,
                input: [try JSONText.encode(request), digest ?? ""])
            return try await services.store.write { transaction in
                try roster.requireScope(in: transaction)
                try services.restoring.requireNormal(actor.organization)
                return try call.once(in: transaction) {
                    let source = try roster.source(of: request.crms, in: transaction)
                    if let digest { try PlanDigest.require(digest, request, source, roster, in: transaction) }
                    try insert(id, .syncCRM, PinnedSync(request: request, source: source), actor, in: transaction)
                    try audit.syncStarted(request, source, in: transaction)
                    return id
                }
            }
        } catch {
            let refusal = GatewayError(reading: error)
            try await audit.refused(refusal, operation: .syncCRM, scope: request.scope, store: services.store)
            throw refusal
        }
    }

    /// Writes a run's row, as it was asked for.
    func insert(
        _ id: RunID, _ kind: RunKind, _ request: some Encodable, _ actor: Actor, in transaction: any SQLTransaction
    ) throws {
        try RunRepository(organization: actor.organization, transaction: transaction).insert(
            RunRow(
                id: id, organization: actor.organization, kind: kind.rawValue, actor: try JSONText.encode(actor),
                request: try JSONText.encode(request), state: RunState.pending.rawValue, createdAt: transaction.now))
    }

    /// Begins, or goes on, with a run in a task of its own.
    func launch(_ id: RunID, of organization: OrganizationID) -> RunHandle {
        let logger = services.logger
        workers.start(id) {
            do {
                try await executor.execute(id, of: organization)
                if let next = services.followUps.take(after: id) { _ = launch(next, of: organization) }
            } catch {
                logger.warning(
                    "A worker stopped before its run had ended",
                    metadata: ["run": "\(id)", "error": "\(GatewayError(reading: error))"])
                throw error
            }
        }
        return RunHandle(id: id, organization: organization, runs: self)
    }
}
