public import Workspace

/// Where a Sync CRM copies from, and what: always the organization admin (SYNC-1).
public struct SyncCRMSource: Hashable, Sendable, Codable {
    /// The organization admin.
    public let admin: UserID
    /// Their keys, by CRM, in the order of CRM ids.
    public let keys: [SourceKey]

    /// Names a source.
    public init(admin: UserID, keys: [SourceKey]) {
        self.admin = admin
        self.keys = keys
    }
}
