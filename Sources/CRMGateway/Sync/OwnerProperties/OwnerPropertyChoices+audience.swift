public import ConnectorKit
import SQLStore
public import Workspace

extension OwnerPropertyChoices {
    /// Chooses who is shown the dedicated owner properties of a CRM that hides properties until sight of them is granted.
    ///
    /// It takes effect with the next sync. What a sync showed stays shown: nothing is ever taken from anybody.
    ///
    /// - Throws: ``GatewayError``: `crm_unknown`, `owner_property_audience` for a CRM that hides no property, or the
    ///   rule that refused.
    public func show(to audience: OwnerPropertyAudience, crm: CRMID, as actor: Actor) async throws {
        let descriptor = try connector(crm)
        guard descriptor.ownerProperties.needsVisibility else {
            throw GatewayError(
                code: "owner_property_audience", rule: "SYNC-5",
                message: "\(descriptor.name) shows every property to all of its users: there is nothing to choose.",
                nextStep: "Choose it only for a CRM that hides properties until sight of them is granted.")
        }
        let audit = calls.audit
        try await calls.write(.ownerAudience, as: actor) { authority, transaction in
            if let refusal = AccessRules.maySync(authority, in: actor.organization) { throw GatewayError(refusal) }
            try OwnerSightRepository(organization: actor.organization, transaction: transaction)
                .setAudience(audience.rawValue, for: crm)
            try audit.append(
                AuditEntry(
                    actor: actor, operation: .ownerAudience,
                    detail: ["crm": crm.rawValue, "audience": audience.rawValue]), in: transaction)
        }
    }

    /// Who is shown them; `nil` for a CRM that hides no property.
    ///
    /// - Throws: ``GatewayError``: `crm_unknown`, or the rule that refused.
    public func audience(of crm: CRMID, as actor: Actor) async throws -> OwnerPropertyAudience? {
        let descriptor = try connector(crm)
        return try await calls.read(.ownerAudience, as: actor) { authority, transaction in
            if let refusal = AccessRules.maySync(authority, in: actor.organization) { throw GatewayError(refusal) }
            guard descriptor.ownerProperties.needsVisibility else { return nil }
            return try OwnerPropertyAudience.chosen(for: crm, in: actor.organization, transaction)
        }
    }
}
