/// The types of fields that the mock knows, by Zoho's words.
enum FieldType: String, Sendable, CaseIterable {
    case text, textarea, email, phone, website, picklist, multiselectpicklist, date, datetime, integer, bigint
    case currency, double, percent, boolean, ownerlookup, userlookup, lookup, autonumber, formula

    /// What the create call takes beside these, and the mock does not make: refused as not supported by the edition.
    static let refused: Set<String> = [
        "fileupload", "imageupload", "multiselectlookup", "multiuserlookup", "rollup_summary", "address",
    ]

    /// Whether the create call takes it. `ownerlookup` is the standard `Owner` alone.
    var isCreatable: Bool { self != .ownerlookup }
    var isComputed: Bool { self == .autonumber || self == .formula }
    var isUser: Bool { self == .ownerlookup || self == .userlookup }
    var isDecimal: Bool { self == .currency || self == .double || self == .percent }

    /// What the wire carries, as field definitions say it.
    var jsonType: String {
        switch self {
        case .integer: "integer"
        case .currency, .double, .percent: "double"
        case .boolean: "boolean"
        case .multiselectpicklist: "jsonarray"
        case .ownerlookup, .userlookup, .lookup: "jsonobject"
        default: "string"
        }
    }

    /// Characters, digits or places that a new field of the type holds.
    var standardLength: Int {
        switch self {
        case .textarea: 2_000
        case .email: 100
        case .phone: 30
        case .website: 450
        case .picklist: 120
        case .multiselectpicklist: 255
        case .date, .datetime: 20
        case .integer: 9
        case .bigint: 18
        case .currency, .double: 16
        case .percent: 5
        case .boolean: 5
        case .ownerlookup: 120
        case .userlookup, .lookup: 50
        default: 255
        }
    }
}
