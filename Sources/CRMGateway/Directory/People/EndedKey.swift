public import ConnectorKit
public import Workspace

/// A key that ended.
public struct EndedKey: Hashable, Sendable, Codable {
    /// Whose it was.
    public let user: UserID
    /// For which CRM.
    public let crm: CRMID
    /// To which grant.
    public let grant: GrantID
    /// Whether nobody holds that grant any more: it is kept for a while and not refreshed (SYNC-13).
    public let isOrphaned: Bool
}
