public import ConnectorKit
public import Workspace

/// What a connect has brought.
public struct ConnectOutcome: Sendable, Hashable {
    /// The user's key.
    public let key: KeyID
    /// The grant that it refers to.
    public let grant: GrantID
    /// Which CRM.
    public let crm: CRMID
    /// Which account, and whom the key acts as there.
    public let identity: CRMIdentity
    /// The scopes that are missing for each ability, the one to ask for first; abilities that lack none are left out.
    /// Empty too where the CRM doesn't say which scopes it granted: ``CRMIdentity/scopes`` is `nil` then.
    public let missingScopes: [Ability: [Scope]]
    /// Whether an earlier grant was replaced in place, for all its holders (SYNC-15).
    public let replacedInPlace: Bool
    /// How many users hold a key to the grant now.
    public let holderCount: Int
}
