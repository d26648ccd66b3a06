import SQLStore
public import Verification
public import Workspace

extension Verifications {
    /// Probes that may still be in a CRM, and why: nothing is asked of a CRM. For admins.
    public func pendingCleanup(as actor: Actor) async throws -> [PendingCleanup] {
        try await requireAdmin(.verificationRead, actor)
        do {
            return try await ProbeCleanups(services: services).pending(of: actor.organization)
        } catch {
            throw GatewayError(reading: error)
        }
    }

    /// Removes, with whichever live key of an account works, what probes left there (VER-4). For admins.
    ///
    /// - Returns: what may still be there, and why.
    public func cleanUp(as actor: Actor) async throws -> [PendingCleanup] {
        try await requireAdmin(.probeClean, actor)
        do {
            return try await ProbeCleanups(services: services).clean(as: actor)
        } catch {
            throw GatewayError(reading: error)
        }
    }

    private func requireAdmin(_ operation: AuditOperation, _ actor: Actor) async throws {
        try await runs.calls.read(operation, as: actor) { authority, _ in
            if let refusal = AccessRules.refusal(of: .verifyOthers, by: authority) { throw refusal }
        }
    }
}
