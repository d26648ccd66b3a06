public import ConnectorKit
public import Workspace

/// A grant that somebody connected and that others hold keys to.
public struct GrantUse: Sendable, Hashable {
    /// Who connected it.
    public let owner: UserID
    /// The grant.
    public let grant: GrantID
    /// The CRM.
    public let crm: CRMID
    /// The CRM account.
    public let account: CRMAccountID
    /// The account's name for people.
    public let accountName: String?
    /// How many hold a key to it.
    public let holders: Int
    /// Some of them, by id.
    public let examples: [UserID]
}
