/// Names an organization: the customer to whom everything else belongs.
public struct OrganizationID: EntityID {
    /// The text.
    public let rawValue: String

    /// Takes the text as it stands.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}
