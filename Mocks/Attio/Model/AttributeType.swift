/// The types of attributes, by Attio's words.
enum AttributeType: String, Sendable, CaseIterable {
    case text
    case number
    case checkbox
    case currency
    case date
    case timestamp
    case rating
    case status
    case select
    case recordReference = "record-reference"
    case actorReference = "actor-reference"
    case location
    case domain
    case emailAddress = "email-address"
    case phoneNumber = "phone-number"
    case interaction
    case personalName = "personal-name"

    /// Whether people can make attributes of this type.
    var isCreatable: Bool { self != .interaction && self != .personalName }

    /// Whether an attribute of this type can hold several values.
    var takesSeveral: Bool {
        switch self {
        case .select, .recordReference, .actorReference, .domain, .emailAddress, .phoneNumber: true
        default: false
        }
    }

    /// Whether the values of an attribute can be made unique.
    var canBeUnique: Bool {
        switch self {
        case .text, .number, .domain, .emailAddress, .phoneNumber: true
        default: false
        }
    }

    /// The member of a value that a filter or a sort means when it names none.
    var mainField: String {
        switch self {
        case .currency: "currency_value"
        case .status: "status"
        case .select: "option"
        case .recordReference: "target_record_id"
        case .actorReference: "referenced_actor_id"
        case .location: "locality"
        case .domain: "domain"
        case .emailAddress: "email_address"
        case .phoneNumber: "phone_number"
        case .interaction: "interacted_at"
        case .personalName: "full_name"
        default: "value"
        }
    }
}
