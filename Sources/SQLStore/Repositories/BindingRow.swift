public import ConnectorKit
public import Workspace

/// Who a person is in a CRM account, as it is stored.
public struct BindingRow: Sendable, Hashable, Codable {
    /// The person.
    public let user: UserID
    /// The CRM.
    public let crm: CRMID
    /// The account.
    public let account: CRMAccountID
    /// The CRM user, where there is exactly one active.
    public let crmUser: CRMUserID?
    /// `bound`, or why not.
    public let status: String
    /// The run that wrote it.
    public let run: RunID
    /// Counts its changes, from 1.
    public let version: Int64

    /// Holds a binding.
    public init(
        user: UserID, crm: CRMID, account: CRMAccountID, crmUser: CRMUserID?, status: String, run: RunID,
        version: Int64
    ) {
        self.user = user
        self.crm = crm
        self.account = account
        self.crmUser = crmUser
        self.status = status
        self.run = run
        self.version = version
    }

    /// Whether two say the same of the CRM, whichever run wrote them.
    public func saysSame(as other: BindingRow) -> Bool {
        account == other.account && crmUser == other.crmUser && status == other.status
    }
}
