/// What a mapped property holds, in the gateway's words.
public enum CustomPropertyType: String, Hashable, Sendable, Codable, CaseIterable {
    /// Text of any length.
    case text
    /// A decimal number.
    case number
    /// An amount of money.
    case currency
    /// True or false.
    case boolean
    /// A calendar day.
    case date
    /// A moment.
    case dateTime
    /// One of the property's options.
    case choice
    /// Any number of the property's options.
    case choices
    /// One CRM user.
    case owner
    /// Several CRM users.
    case owners
    /// An email address.
    case email
    /// A telephone number.
    case phone
    /// A web address.
    case url
    /// Another record.
    case reference
}
