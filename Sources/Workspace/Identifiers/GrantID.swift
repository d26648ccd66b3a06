/// Names a grant: what a CRM issued, stored once however many keys refer to it.
public struct GrantID: EntityID {
    /// The text.
    public let rawValue: String

    /// Takes the text as it stands.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}
