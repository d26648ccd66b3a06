public import ConnectorKit
public import Workspace

/// An authorization under way, as it is stored. Times are milliseconds since 1970.
public struct ConnectSessionRow: Sendable, Hashable {
    /// The SHA-256 of the state, in hexadecimal digits.
    public let stateHash: String
    /// Who began it: a user id, or `system`.
    public let actor: String
    /// For whom.
    public let user: UserID
    /// With which CRM.
    public let crm: CRMID
    /// The sealed PKCE verifier, where the vendor has PKCE.
    public let verifier: [UInt8]?
    /// The data key that sealed it.
    public let dataKey: String
    /// Where the vendor sends the browser back to.
    public let redirect: String
    /// When it began.
    public let createdAt: Int64
    /// When it ends.
    public let expiresAt: Int64
    /// When its callback came; `nil` until then.
    public let usedAt: Int64?

    /// Describes an authorization under way.
    public init(
        stateHash: String, actor: String, user: UserID, crm: CRMID, verifier: [UInt8]?, dataKey: String,
        redirect: String, createdAt: Int64, expiresAt: Int64, usedAt: Int64? = nil
    ) {
        self.stateHash = stateHash
        self.actor = actor
        self.user = user
        self.crm = crm
        self.verifier = verifier
        self.dataKey = dataKey
        self.redirect = redirect
        self.createdAt = createdAt
        self.expiresAt = expiresAt
        self.usedAt = usedAt
    }
}
