public import ConnectorKit
internal import SQLStore
public import Workspace

/// A key of the organization admin, which a sync hands on.
public struct SourceKey: Hashable, Sendable, Codable {
    /// The CRM.
    public let crm: CRMID
    /// The grant that it, and every copy of it, refers to.
    public let grant: GrantID
    /// The key.
    public let key: KeyID
    /// The CRM account.
    public let account: CRMAccountID
    /// The account's name for people.
    public let accountName: String?
    /// The CRM user whom every holder acts as in the CRM.
    public let actsAs: String?
    /// Whether the grant works, as far as is known.
    public let isLive: Bool

    /// Names a source key.
    public init(
        crm: CRMID, grant: GrantID, key: KeyID, account: CRMAccountID, accountName: String?, actsAs: String?,
        isLive: Bool
    ) {
        self.crm = crm
        self.grant = grant
        self.key = key
        self.account = account
        self.accountName = accountName
        self.actsAs = actsAs
        self.isLive = isLive
    }
}

extension SourceKey {
    /// A stored key with its grant.
    init(_ key: CRMKeyRow, _ grant: GrantRow) {
        self.init(
            crm: key.crm, grant: grant.id, key: key.id, account: grant.account, accountName: grant.accountName,
            actsAs: grant.crmUserEmail?.rawValue ?? grant.crmUser?.rawValue, isLive: grant.state == .live)
    }
}
