/// Who a key is, as the CRM says.
public struct CRMIdentity: Hashable, Sendable {
    /// The account's id; keys of another account are another CRM.
    public let account: CRMAccountID
    /// The account's name for people, where the CRM tells it.
    public let accountName: String?
    /// `production`, `sandbox`, … in the vendor's word, where there is one.
    public let environment: String?
    /// The CRM user whom the key acts as, or who made it, or `nil` where the CRM doesn't tell.
    ///
    /// For comparing identities only: a vendor may name the person by another id than owner properties hold.
    public let user: CRMUserID?
    /// That user's email, where the CRM tells it.
    public let userEmail: EmailKey?
    /// The scopes granted, or `nil` where the CRM can't tell.
    public let scopes: Set<Scope>?

    /// Names an account and the user behind a key.
    public init(
        account: CRMAccountID, accountName: String? = nil, environment: String? = nil, user: CRMUserID? = nil,
        userEmail: EmailKey? = nil, scopes: Set<Scope>? = nil
    ) {
        self.account = account
        self.accountName = accountName
        self.environment = environment
        self.user = user
        self.userEmail = userEmail
        self.scopes = scopes
    }
}
