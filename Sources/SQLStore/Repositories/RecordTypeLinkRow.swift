public import ConnectorKit
public import Workspace

/// Which record types are a person's, and whose eyes they were read with, as it is stored.
public struct RecordTypeLinkRow: Sendable, Hashable, Codable {
    /// The person.
    public let user: UserID
    /// The CRM.
    public let crm: CRMID
    /// The key that they hold; without it there is no such row.
    public var key: KeyID
    /// The account.
    public let account: CRMAccountID
    /// The document, by the SHA-256 of its content in hexadecimal.
    public let hash: String
    /// The CRM user as whom they were read, where the CRM tells.
    public let viewer: CRMUserID?
    /// `key`: read as the key's user; `own`: as the person's own CRM user.
    public let sight: String
    /// The run that wrote it.
    public var run: RunID
    /// Counts its changes, from 1.
    public var version: Int64
    /// When they were read, in milliseconds since 1970; later readings that found the same wrote nothing.
    public let readAt: Int64

    /// Holds a link.
    public init(
        user: UserID, crm: CRMID, key: KeyID, account: CRMAccountID, hash: String, viewer: CRMUserID?, sight: String,
        run: RunID, version: Int64, readAt: Int64
    ) {
        self.user = user
        self.crm = crm
        self.key = key
        self.account = account
        self.hash = hash
        self.viewer = viewer
        self.sight = sight
        self.run = run
        self.version = version
        self.readAt = readAt
    }

    /// Whether two say the same, whichever run wrote them, and when.
    public func saysSame(as other: RecordTypeLinkRow) -> Bool {
        key == other.key && account == other.account && hash == other.hash && viewer == other.viewer
            && sight == other.sight
    }
}
