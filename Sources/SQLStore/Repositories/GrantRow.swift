public import ConnectorKit
public import Workspace

/// A grant as it is stored: everything but the secrets, which are inside ``sealed``.
///
/// Times are milliseconds since 1970.
public struct GrantRow: Sendable, Hashable {
    /// Which grant.
    public var id: GrantID
    /// The CRM that issued it.
    public var crm: CRMID
    /// The CRM account that it belongs to.
    public var account: CRMAccountID
    /// The account's name for people.
    public var accountName: String?
    /// `sandbox`, `production`, a data centre: what sets accounts of one vendor apart.
    public var environment: String?
    /// Who it acts as in the CRM.
    public var crmUser: CRMUserID?
    /// That person's email.
    public var crmUserEmail: EmailKey?
    /// How it was obtained.
    public var method: AuthenticationMethod.Kind
    /// How many token pairs were stored; it never falls (I-05).
    public var generation: Int64
    /// Whether it may be used.
    public var state: GrantState
    /// Why it is in that state, a stable code.
    public var stateReason: String?
    /// Since when.
    public var stateSince: Int64
    /// The sealed credentials; `nil` once erased.
    public var sealed: [UInt8]?
    /// The data key that sealed them.
    public var dataKey: String?
    /// When the access token ends; `nil` where the CRM doesn't say.
    public var expiresAt: Int64?
    /// When the access token was issued.
    public var issuedAt: Int64
    /// The scopes granted; `nil` where the CRM doesn't say.
    public var scopes: [Scope]?
    /// What a refresh was seen to do, where that is stricter than what the vendor says.
    public var refreshBehaviour: RefreshBehaviour?
    /// No refresh before this moment: the vendor asked to wait (F-A10).
    public var coolUntil: Int64?
    /// Who connected it.
    public var ownerUser: UserID?
    /// When it was first stored.
    public var createdAt: Int64
    /// Counts the changes of the row.
    public var version: Int64

    /// Describes a grant.
    public init(
        id: GrantID, crm: CRMID, account: CRMAccountID, accountName: String? = nil, environment: String? = nil,
        crmUser: CRMUserID? = nil, crmUserEmail: EmailKey? = nil, method: AuthenticationMethod.Kind,
        generation: Int64 = 1, state: GrantState = .live, stateReason: String? = nil, stateSince: Int64,
        sealed: [UInt8]?, dataKey: String?, expiresAt: Int64?, issuedAt: Int64, scopes: [Scope]? = nil,
        refreshBehaviour: RefreshBehaviour? = nil, coolUntil: Int64? = nil, ownerUser: UserID?, createdAt: Int64,
        version: Int64 = 1
    ) {
        self.id = id
        self.crm = crm
        self.account = account
        self.accountName = accountName
        self.environment = environment
        self.crmUser = crmUser
        self.crmUserEmail = crmUserEmail
        self.method = method
        self.generation = generation
        self.state = state
        self.stateReason = stateReason
        self.stateSince = stateSince
        self.sealed = sealed
        self.dataKey = dataKey
        self.expiresAt = expiresAt
        self.issuedAt = issuedAt
        self.scopes = scopes
        self.refreshBehaviour = refreshBehaviour
        self.coolUntil = coolUntil
        self.ownerUser = ownerUser
        self.createdAt = createdAt
        self.version = version
    }
}
