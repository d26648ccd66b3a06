import SQLStore
import Verification
import Workspace

extension Runs {
    /// Records a verification and begins to work on it.
    func start(_ request: VerifyRequest, as actor: Actor, idempotencyKey: String?) async throws -> RunHandle {
        let id: RunID = services.ids.make()
        let audit = services.audit(for: id, actor: actor)
        let roster = VerifyRoster(organization: actor.organization, scope: request.scope, actor: actor)
        do {
            let call = IdempotentCall(
                actor: actor, operation: .verify, key: idempotencyKey, input: [try JSONText.encode(request)])
            let (run, seesValues) = try await services.store.write { transaction in
                let seesValues = try roster.requireScope(in: transaction)
                try requireFollowed(request.following, actor, in: transaction)
                try services.restoring.requireNormal(actor.organization)
                let run = try call.once(in: transaction) {
                    try insert(id, .verification, request, actor, in: transaction)
                    try audit.verificationStarted(request, in: transaction)
                    return id
                }
                return (run, seesValues)
            }
            var handle = launch(run, of: actor.organization)
            handle.seesValues = seesValues
            return handle
        } catch {
            let refusal = GatewayError(reading: error)
            try await audit.refused(refusal, operation: .verify, scope: request.scope, store: services.store)
            throw refusal
        }
    }

    /// A verification follows a run that its actor may look at: whom that left out, is told.
    private func requireFollowed(_ run: RunID?, _ actor: Actor, in transaction: any SQLTransaction) throws {
        guard let run else { return }
        _ = try requireMay(try GuardedCalls.authority(of: actor, in: transaction), run, in: transaction)
    }
}
