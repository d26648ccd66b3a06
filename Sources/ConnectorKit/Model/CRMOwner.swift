/// A person inside the CRM who can own records.
public struct CRMOwner: Hashable, Sendable {
    /// The id that an owner property holds.
    public let id: CRMUserID
    /// The email, for comparison.
    public let email: EmailKey
    /// The name for people; may be empty.
    public let name: String
    /// Whether the CRM lets this user own new records.
    public let isActive: Bool
    /// The name that this user signs in with, where the CRM has one apart from the email.
    public let login: String?

    /// Names an owner.
    public init(id: CRMUserID, email: EmailKey, name: String, isActive: Bool, login: String? = nil) {
        self.id = id
        self.email = email
        self.name = name
        self.isActive = isActive
        self.login = login
    }
}
