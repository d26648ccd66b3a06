public import ConnectorKit

/// Who a person is in a CRM: as a sync noted it, and as the CRM says now.
public struct OwnerFact: Sendable {
    /// What the CRM says of the person's email.
    public enum Standing: Hashable, Sendable {
        /// Exactly one active user has it.
        case active(CRMUserID)
        /// Users have it, and none is active.
        case inactive(CRMUserID)
        /// Several active users have it.
        case ambiguous(count: Int)
        /// Nobody has it.
        case missing
    }

    /// The CRM.
    public let crm: CRMID
    /// Its name for people.
    public let crmName: String
    /// The CRM user that a sync bound; `nil` where none was.
    public let bound: CRMUserID?
    /// What the CRM says now; `nil` where it wasn't asked.
    public let standing: Result<Standing, ConnectorError>?
    /// Whether it wasn't asked because the key leads to another account, whose users are others.
    public let isOtherAccount: Bool

    /// Tells of a person.
    public init(
        crm: CRMID, crmName: String, bound: CRMUserID?, standing: Result<Standing, ConnectorError>?,
        isOtherAccount: Bool = false
    ) {
        self.crm = crm
        self.crmName = crmName
        self.bound = bound
        self.standing = standing
        self.isOtherAccount = isOtherAccount
    }
}
