public import ConnectorKit
public import Workspace

/// A grant works no longer, and somebody must reconnect; `gateway.grants.holders` tells whom it cuts off.
public struct GrantDeadEvent: Hashable, Sendable, Codable {
    /// The grant.
    public let grant: GrantID
    /// The CRM that issued it.
    public let crm: CRMID
    /// The account there.
    public let account: CRMAccountID
    /// Why: `refresh_refused`, `token_refused`, `refresh_outcome_unknown` or `store_restored`.
    public let reason: String

    /// Describes the death of a grant.
    public init(grant: GrantID, crm: CRMID, account: CRMAccountID, reason: String) {
        self.grant = grant
        self.crm = crm
        self.account = account
        self.reason = reason
    }
}
