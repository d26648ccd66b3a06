/// What a run does.
public enum RunKind: String, Hashable, Sendable, Codable {
    /// Sync CRM.
    case syncCRM = "sync_crm"
    /// A push of settings, or a Sync with Admin.
    case syncSettings = "sync_settings"
    /// Taking back what a run did.
    case undo
    /// A verification (VER-1).
    case verification
    /// A change of many people that waits for a second person, or did (TEAM-10).
    case bulkChange = "bulk_change"
}
