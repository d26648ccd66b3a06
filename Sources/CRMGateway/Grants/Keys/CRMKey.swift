public import ConnectorKit
public import Foundation
public import Workspace

/// A user's key to a CRM, for people: no token, no tag.
public struct CRMKey: Sendable, Hashable, Identifiable {
    /// Which key.
    public let id: KeyID
    /// Whose.
    public let user: UserID
    /// Which CRM.
    public let crm: CRMID
    /// The grant that it refers to.
    public let grant: GrantID
    /// `connected` by the user, or `synced` from another.
    public let origin: String
    /// The run that copied it.
    public let run: RunID?
    /// When it was made.
    public let createdAt: Date
    /// The CRM account.
    public let account: CRMAccountID
    /// The account's name for people.
    public let accountName: String?
    /// Whom it acts as in the CRM.
    public let actsAs: CRMUserID?
    /// The email of that CRM user.
    public let actsAsEmail: EmailKey?
    /// The grant's state: `live`, `reconnect_needed`, `quarantined`.
    public let grantState: String
    /// Why, where it isn't live.
    public let grantStateReason: String?
    /// Who connected the grant.
    public let grantOwner: UserID?
    /// Whether the row is as the gateway wrote it (T-03); a key that isn't is refused.
    public let isGenuine: Bool
}
