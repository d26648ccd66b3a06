/// The id that the host's own directory gives to a person or a team (PROV-9): its text, compared as it stands.
public struct ExternalID: Hashable, Sendable {
    /// The most that an id may have, in Unicode scalars.
    public static let lengthMax = 200

    /// The id in NFC, never empty.
    public let text: String

    /// Checks an id.
    ///
    /// - Throws: `InvalidValue` of rule PROV-9 for an empty or overlong id, or one with controls in it.
    public init(_ text: String) throws(InvalidValue) {
        self.text = try DisplayText.checked(
            text, as: "external id", code: "external_id", rule: "PROV-9", lengthMax: Self.lengthMax,
            field: "externalID")
    }

    /// Takes what a store kept of an id that was checked when it came in.
    package init(storedText: String) {
        self.text = storedText
    }
}

extension ExternalID: CustomStringConvertible {
    /// The text itself.
    public var description: String { text }
}
