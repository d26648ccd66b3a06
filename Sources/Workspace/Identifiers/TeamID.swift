/// Names a team of an organization.
public struct TeamID: EntityID {
    /// The text.
    public let rawValue: String

    /// Takes the text as it stands.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}
