import MockKit

/// One field of an object, with what describe says of it before any user's rights are looked at.
struct FieldDefinition: Sendable {
    let name: String
    var label: String
    var type: FieldType
    /// The most characters of a text; 18 for ids; 0 for others.
    var length = 0
    var precision = 0
    var scale = 0
    var digits = 0
    var isCreateable = true
    var isUpdateable = true
    /// Whether rights may let somebody write it, on new records or on those that are there.
    var isEditable: Bool { isCreateable || isUpdateable }
    var isNillable = true
    var isDefaultedOnCreate = false
    var defaultValue: JSON = .null
    var isCalculated = false
    var formula: String?
    var isAutoNumber = false
    var isCustom = false
    var isExternalID = false
    var isUnique = false
    var isIDLookup = false
    var isNameField = false
    var isCaseSensitive = false
    var referenceTo: [String] = []
    /// What the parent is called in queries, such as `Owner` or `Xyz_Owner__r`.
    var relationshipName: String?
    /// What the children are called at the parent.
    var childRelationshipName: String?
    var deleteConstraint = "SetNull"
    var picklist: [PicklistEntry] = []
    var isRestrictedPicklist = false
    /// The field that decides which of this one's values are allowed.
    var controllerName: String?
    /// The compound field that this one is a part of.
    var compoundFieldName: String?
    /// Whether field-level security applies; those to whom it does not are seen by whoever sees the object.
    var isPermissionable = true
    var isHTMLFormatted = false
    var isFilterable = true
    var isSortable = true
    var extraTypeInfo: String?
    var description: String?
    /// What people see beside the field; describe shows it, unlike the description.
    var helpText: String?
    /// The 18-character id of a custom field (`00N…`).
    var customFieldID: String?
    /// What was posted to the Tooling API, for a custom field that came from there.
    var metadata: JSON?
    /// Tooling columns that may only be asked for when the answer is one row.
    var needsSingleRow = false

    init(_ name: String, _ label: String, _ type: FieldType) {
        self.name = name
        self.label = label
        self.type = type
    }

    /// Whether a create without this field is refused.
    var isRequiredOnCreate: Bool { isCreateable && !isNillable && !isDefaultedOnCreate }

    /// What the setup pages call the type, as `FieldDefinition.DataType` shows it.
    var dataType: String {
        switch type {
        case .reference: "Lookup(\(referenceTo.joined(separator: ",")))"
        case .string: isAutoNumber ? "Auto Number" : "Text(\(length))"
        case .textarea: length > 255 ? "Long Text Area(\(length))" : "Text Area(\(length))"
        case .picklist: "Picklist"
        case .multipicklist: "Picklist (Multi-Select)"
        case .boolean: "Checkbox"
        case .double, .int: "Number(\(type == .int ? 8 : precision - scale), \(scale))"
        case .currency: "Currency(\(precision - scale), \(scale))"
        case .percent: "Percent(\(precision - scale), \(scale))"
        case .date: "Date"
        case .datetime: "Date/Time"
        case .email: "Email"
        case .phone: "Phone"
        case .url: "URL(\(length))"
        default: type.rawValue.prefix(1).uppercased() + type.rawValue.dropFirst()
        }
    }
}
