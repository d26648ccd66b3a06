import CRMGateway
import ConnectorKit

extension ListReport {
    /// Which property holds the owner, by object.
    static func ownerProperties(
        _ policies: [CRMObject: OwnerPropertyPolicy], shownTo audience: OwnerPropertyAudience?, crm: CRMID
    ) -> ListReport {
        let sorted = policies.sorted { $0.key < $1.key }
        return ListReport(
            name: "owner_properties",
            table: TextTable(
                "crm", "object", "property", "label", "visible to",
                rows: sorted.map {
                    [
                        crm.rawValue, $0.key.rawValue, $0.value.name ?? "the CRM's own", $0.value.label ?? "",
                        $0.value.name == nil ? "as the CRM says" : audience?.words ?? "all",
                    ]
                }),
            entries: sorted.map { object, policy in
                [
                    "crm": .text(crm.rawValue), "object": .text(object.rawValue),
                    "kind": .text(policy.name == nil ? "standard" : "dedicated"), "name": .optional(policy.name),
                    "label": .optional(policy.label), "visible_to": .optional(audience?.rawValue),
                ]
            }, emptyLine: "The CRM has no objects.")
    }
}

extension OwnerPropertyAudience {
    /// For people.
    fileprivate var words: String {
        switch self {
        case .writer: "the key's user"
        case .everySyncedMember: "every synced member"
        }
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
