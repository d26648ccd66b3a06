/// Names a key: a user's right to use a grant.
public struct KeyID: EntityID {
    /// The text.
    public let rawValue: String

    /// Takes the text as it stands.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}
