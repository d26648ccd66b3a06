public import ConnectorKit

/// Why an owner property can neither be used nor made; nothing is overwritten (SYNC-5).
public struct OwnerPropertyConflict: Hashable, Sendable {
    /// What stands in the way.
    public enum Reason: String, Hashable, Sendable, Codable {
        /// The CRM has no owner field of its own on this object.
        case noStandardProperty = "no_standard_property"
        /// A property of that name holds something else.
        case otherType = "other_type"
        /// An archived property of that name holds something else; making ours would revive and change it.
        case archivedOtherType = "archived_other_type"
        /// One of that name and type is there and out of use (archived, or on no layout), and the CRM's API can't bring it
        /// back.
        case outOfUse = "out_of_use"
        /// It is there, and this key may not write it.
        case readOnly = "read_only"
        /// It is there, and this key can't see it.
        case invisible
        /// The vendor doesn't accept such a name.
        case unacceptableName = "unacceptable_name"
        /// This account of the CRM doesn't have the object: it is switched off, or its plan lacks it.
        case objectUnavailable = "object_unavailable"
        /// The CRM says that the name is taken, and shows nothing that bears it: as for a time after a deletion.
        case heldName = "held_name"
        /// The CRM refuses this key to look for it or to make it: a field limit is reached, or a right lacks.
        case refused
    }

    /// What stands in the way.
    public let reason: Reason
    /// The property at fault.
    public let property: PropertyName
    /// What it holds, in the vendor's word, where that matters.
    public let foundType: String?
    /// What the connector says of it, where only that says what to do.
    public let explanation: String?

    /// Names a conflict.
    public init(reason: Reason, property: PropertyName, foundType: String? = nil, explanation: String? = nil) {
        self.reason = reason
        self.property = property
        self.foundType = foundType
        self.explanation = explanation
    }

    /// What is wrong, and the choices, for people.
    public var message: String {
        switch reason {
        case .noStandardProperty:
            "The CRM has no owner field of its own here: choose a dedicated one with `crm-gateway org owner-property`."
        case .otherType:
            "A property \(property) exists and holds \(foundType ?? "something else"), not an owner: choose another "
                + "name with `crm-gateway org owner-property`, or rename that property in the CRM."
        case .archivedOtherType:
            "An archived property \(property) holds \(foundType ?? "something else"), and creating ours would revive "
                + "and change it: choose another name, or delete it for good in the CRM."
        case .outOfUse:
            "The property \(property) exists and is out of use, and the CRM's API can't bring it back: in the CRM's "
                + "settings, take it out of the archive or add it to a layout, or choose another with "
                + "`crm-gateway org owner-property`."
        case .readOnly:
            "The property \(property) can't be written with this key: ask the CRM's admin for edit rights on it."
        case .invisible:
            "The property \(property) exists but is hidden from this key: ask the CRM's admin for sight of it."
        case .unacceptableName:
            "The CRM doesn't accept the name \(property): choose another with `crm-gateway org owner-property`."
        case .heldName:
            "The CRM says that the name \(property) is taken, and shows no property of that name, as for a time after "
                + "one was deleted: choose another with `crm-gateway org owner-property`, or free that one in the CRM."
        case .refused:
            "The CRM refuses the property \(property) to this key: \(explanation ?? "it doesn't say why"). Mend that in "
                + "the CRM, or have its admin make the property, or choose another with "
                + "`crm-gateway org owner-property`, then sync again."
        case .objectUnavailable:
            explanation ?? "This account of the CRM doesn't have this object: ask its admin to switch it on."
        }
    }
}
