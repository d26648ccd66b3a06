/// Names a mail that somebody is to get.
public struct MailID: EntityID {
    /// The text.
    public let rawValue: String

    /// Takes the text as it stands.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}
