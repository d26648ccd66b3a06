public import ConnectorKit
public import Workspace

/// A user's right to use a grant, as it is stored. A reference: it holds no token.
public struct CRMKeyRow: Sendable, Hashable {
    /// Which key.
    public var id: KeyID
    /// Whose.
    public var user: UserID
    /// For which CRM.
    public var crm: CRMID
    /// To which grant.
    public var grant: GrantID
    /// The code over organization, user, CRM, grant and key id, under the data key named by ``tagKey`` (T-03).
    public var tag: [UInt8]
    /// The data key of the tag.
    public var tagKey: String
    /// How the user came by it.
    public var origin: CRMKeyOrigin
    /// The run that copied it.
    public var run: RunID?
    /// When, in milliseconds since 1970.
    public var createdAt: Int64
    /// Counts the changes of the user's key for this CRM.
    public var version: Int64

    /// Describes a key.
    public init(
        id: KeyID, user: UserID, crm: CRMID, grant: GrantID, tag: [UInt8], tagKey: String, origin: CRMKeyOrigin,
        run: RunID?, createdAt: Int64, version: Int64 = 1
    ) {
        self.id = id
        self.user = user
        self.crm = crm
        self.grant = grant
        self.tag = tag
        self.tagKey = tagKey
        self.origin = origin
        self.run = run
        self.createdAt = createdAt
        self.version = version
    }
}
