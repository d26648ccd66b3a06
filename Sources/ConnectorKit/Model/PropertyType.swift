/// What a property holds, in the gateway's words.
public enum PropertyType: Hashable, Sendable, Codable {
    /// Text of any length.
    case text
    /// A decimal number.
    case number
    /// An amount of money, with a fixed number of decimals where the CRM says so.
    case currency
    /// True or false.
    case boolean
    /// A calendar day.
    case date
    /// A moment.
    case dateTime
    /// One of the options.
    case choice
    /// Any number of the options.
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
    /// A stage of a pipeline.
    case stage
    /// A pipeline.
    case pipeline
    /// A type that the gateway can't map; the vendor's word is in ``PropertyDefinition/vendorType``.
    case opaque
}
