import CRMGateway
import ConnectorKit

extension ListReport {
    /// Which property holds the owner, by object.
    static func ownerProperties(_ policies: [CRMObject: OwnerPropertyPolicy], crm: CRMID) -> ListReport {
        let sorted = policies.sorted { $0.key < $1.key }
        return ListReport(
            name: "owner_properties",
            table: TextTable(
                "crm", "object", "property", "label",
                rows: sorted.map {
                    [crm.rawValue, $0.key.rawValue, $0.value.name ?? "the CRM's own", $0.value.label ?? ""]
                }),
            entries: sorted.map { object, policy in
                [
                    "crm": .text(crm.rawValue), "object": .text(object.rawValue),
                    "kind": .text(policy.name == nil ? "standard" : "dedicated"), "name": .optional(policy.name),
                    "label": .optional(policy.label),
                ]
            }, emptyLine: "The CRM has no objects.")
    }
}

extension OwnerPropertyPolicy {
    /// The name of a property of our own.
    var name: String? {
        if case .dedicated(let name, _) = self { return name.rawValue }
        return nil
    }

    /// The label of a property of our own.
    var label: String? {
        if case .dedicated(_, let label) = self { return label }
        return nil
    }
}
