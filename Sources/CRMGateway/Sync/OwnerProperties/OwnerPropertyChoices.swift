public import ConnectorKit
import SQLStore
public import Workspace

/// Which property holds the owner, as an organization chooses: the CRM's own, or a dedicated one.
public struct OwnerPropertyChoices: Sendable {
    let connectors: ConnectorCatalog
    let calls: GuardedCalls

    /// How long the label of a dedicated property may be, in characters.
    public static let labelLengthMax = 80

    /// Chooses for one object of a CRM. It takes effect with the next sync; nothing is changed in the CRM now.
    ///
    /// - Throws: ``GatewayError``: `crm_unknown`, `object_unknown`, `owner_property_name`, or the rule that refused.
    public func choose(
        _ policy: OwnerPropertyPolicy, crm: CRMID, object: CRMObject, as actor: Actor
    ) async throws {
        let description = try check(policy, crm: crm, object: object)
        let audit = calls.audit
        try await calls.write(.ownerPolicy, as: actor) { authority, transaction in
            if let refusal = AccessRules.maySync(authority, in: actor.organization) { throw GatewayError(refusal) }
            try OwnerPropertyRepository(organization: actor.organization, transaction: transaction)
                .setWish(policy.wish, crm: crm, object: object)
            try audit.append(
                AuditEntry(
                    actor: actor, operation: .ownerPolicy,
                    detail: [
                        "crm": crm.rawValue, "object": description.object.rawValue,
                        "property": policy.wish?.name.rawValue ?? "standard",
                    ]), in: transaction)
        }
    }

    /// What holds for a CRM, object by object.
    public func of(_ crm: CRMID, as actor: Actor) async throws -> [CRMObject: OwnerPropertyPolicy] {
        let descriptor = try connector(crm)
        return try await calls.read(.ownerPolicy, as: actor) { authority, transaction in
            if let refusal = AccessRules.maySync(authority, in: actor.organization) { throw GatewayError(refusal) }
            let chosen = try OwnerPropertyPolicy.chosen(for: crm, in: actor.organization, transaction)
            let usual = descriptor.objects.map { ($0.object, chosen[$0.object] ?? .usual(for: $0)) }
            return Dictionary(uniqueKeysWithValues: usual)
        }
    }

    func connector(_ crm: CRMID) throws(GatewayError) -> ConnectorDescriptor {
        guard let connector = connectors[crm] else {
            throw GatewayError(
                code: "crm_unknown", message: "There is no CRM \"\(crm.rawValue.prefix(40))\".",
                nextStep: "Name one of \(connectors.ids.map(\.rawValue).joined(separator: ", ")).")
        }
        return connector.descriptor
    }

    private func check(
        _ policy: OwnerPropertyPolicy, crm: CRMID, object: CRMObject
    ) throws(GatewayError) -> ObjectDescription {
        let descriptor = try connector(crm)
        guard let description = descriptor.object(object) else {
            throw GatewayError(
                code: "object_unknown", message: "\(descriptor.name) has no \(object.rawValue).",
                nextStep: "Name one of \(descriptor.objects.map(\.object.rawValue).joined(separator: ", ")).")
        }
        guard case .dedicated(let name, let label) = policy else { return description }
        guard descriptor.ownerProperties.acceptsName(name.rawValue) else {
            throw GatewayError(
                code: "owner_property_name", rule: "SYNC-5",
                message: "\(descriptor.name) doesn't accept that name for a property.",
                nextStep: "Use \(descriptor.ownerProperties.nameRule).")
        }
        let isControlFree = label.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
        guard !label.isEmpty, label.count <= Self.labelLengthMax, isControlFree else {
            throw GatewayError(
                code: "owner_property_label", rule: "SYNC-5", message: "The label is empty, too long or not printable.",
                nextStep: "Use 1 to \(Self.labelLengthMax) printable characters.")
        }
        guard descriptor.ownerProperties.acceptsLabel(label) else {
            throw GatewayError(
                code: "owner_property_label", rule: "SYNC-5",
                message: "\(descriptor.name) doesn't accept that label for a property.",
                nextStep: "Use \(descriptor.ownerProperties.labelRule).")
        }
        return description
    }
}

extension OwnerPropertyPolicy {
    /// How the store keeps it.
    fileprivate var wish: (name: PropertyName, label: String)? {
        switch self {
        case .standard: nil
        case .dedicated(let name, let label): (name, label)
        }
    }
}
