import SQLStore
public import Workspace

extension Gateway {
    /// Provisions a person: account, membership of the organization and of a team, dashboard with tasks disabled (PROV-3) and
    /// welcome mail in one transaction, all or nothing (PROV-2).
    ///
    /// ```swift
    /// let person = try await gateway.provision(
    ///     PersonDraft(
    ///         team: sales.id, role: .user, seat: .standard, firstName: "Ann", lastName: "Lee", email: "ann@example.com"),
    ///     as: admin, idempotencyKey: request.id)
    /// ```
    ///
    /// The mail is sent afterwards; what becomes of it never fails this call (PROV-5).
    ///
    /// - Parameters:
    ///   - actor: an admin or super admin (ACC-2), or the system.
    ///   - idempotencyKey: the same key with the same draft makes one account, and returns it each time, within 24 hours
    ///     (PROV-6); with another draft it is refused (T-42).
    /// - Throws: ``GatewayError`` whose `field` names the input: of rule ACC-2; ACC-4 for no such team; PROV-1 for names, role
    ///   and seat; PROV-4, `email_malformed` or `email_taken`; `idempotency_key_reused`; `account_ended`
    ///   where the account that the key made is there no more. Nothing is written then.
    public func provision(
        _ draft: PersonDraft, as actor: Actor, idempotencyKey: String? = nil
    ) async throws -> ProvisionedPerson {
        try await directory.provision(
            draft, as: actor, idempotencyKey: idempotencyKey, isParked: restoring.isRestored(actor.organization))
    }
}
