public import ConnectorKit
public import Workspace

/// Who loses access when a grant is revoked: shown first, and handed back to confirm it (SYNC-13).
public struct RevocationPlan: Sendable, Hashable {
    /// Which grant.
    public let grant: GrantID
    /// Of which CRM.
    public let crm: CRMID
    /// Of which account.
    public let account: CRMAccountID
    /// The account's name for people.
    public let accountName: String?
    /// Whom its holders act as in the CRM.
    public let actsAs: CRMUserID?
    /// Everyone who loses access, by id.
    public let holders: [UserID]
    /// What a revoke ends at the vendor, for people.
    public let effect: String
}
