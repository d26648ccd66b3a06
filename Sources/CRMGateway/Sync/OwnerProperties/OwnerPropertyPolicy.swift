public import ConnectorKit
internal import SQLStore
internal import Workspace

/// Which property of an object holds the owner, as an organization chose it.
public enum OwnerPropertyPolicy: Hashable, Sendable {
    /// The owner field that the CRM itself has; the default where it has one.
    case standard
    /// A property of our own.
    case dedicated(name: PropertyName, label: String)

    /// The name and label of the property that is made where the CRM has no owner field of its own.
    public static let fallback = OwnerPropertyPolicy.dedicated(name: "gateway_owner", label: "Gateway owner")
}

extension OwnerPropertyPolicy {
    /// The name of the dedicated property; `nil` for the CRM's own.
    var wishedName: PropertyName? {
        if case .dedicated(let name, _) = self { return name }
        return nil
    }

    /// What holds where the organization chose nothing: the CRM's own field where there is one.
    public static func usual(for object: ObjectDescription) -> OwnerPropertyPolicy {
        object.standardOwnerProperty == nil ? .fallback : .standard
    }
}

extension OwnerPropertyPolicy {
    /// What the organization chose for a CRM, object by object; absent where it chose nothing.
    static func chosen(
        for crm: CRMID, in organization: OrganizationID, _ transaction: any SQLTransaction
    ) throws -> [CRMObject: OwnerPropertyPolicy] {
        try OwnerPropertyRepository(organization: organization, transaction: transaction).wishes(for: crm)
            .mapValues { wish in wish.map { .dedicated(name: $0.name, label: $0.label) } ?? .standard }
    }
}
