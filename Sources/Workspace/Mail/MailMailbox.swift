/// An address with the name that is shown beside it, as it stands in a header.
public struct MailMailbox: Hashable, Sendable {
    /// The most that a name may have, in Unicode scalars: a first and a last name with a space between.
    public static let nameLengthMax = 2 * PersonName.lengthMax + 1

    /// The name, or `nil` for the address alone.
    public let name: String?
    /// The address as servers take it: ASCII, the domain as A-labels.
    public let address: String

    /// Checks an address and a name once more, as they come from a store (T-36).
    ///
    /// - Throws: `InvalidValue` for controls or unseen characters in the name, or letters beyond ASCII before the `@`, which few
    ///   servers take.
    public init(name: String? = nil, address: EmailAddress) throws(InvalidValue) {
        // Read again, not trusted: a row may have been changed by hand.
        let checked = try EmailAddress(address.text)
        guard checked.key == address.key, let sign = checked.text.lastIndex(of: "@"),
            let domainSign = checked.key.lastIndex(of: "@")
        else {
            throw .mail("address", "The address isn't the one that it was stored as.", "Provision the person again.")
        }
        self.address = String(checked.text[..<sign] + checked.key[domainSign...])
        self.name = try name.map { text throws(InvalidValue) in
            try DisplayText.checked(
                text, as: "name beside the address", code: "mail_name", rule: "PROV-5",
                lengthMax: Self.nameLengthMax, field: "name")
        }
    }

    /// The part behind the `@`.
    public var domain: String { address.split(separator: "@").last.map(String.init) ?? "" }
}

extension InvalidValue {
    /// What can't stand in a mail.
    static func mail(_ field: String, _ message: String, _ nextStep: String, code: String = "mail_invalid")
        -> InvalidValue
    {
        InvalidValue(code: code, rule: "PROV-5", message: message, nextStep: nextStep, field: field)
    }
}
