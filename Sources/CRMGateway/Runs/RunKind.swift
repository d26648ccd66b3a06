/// What a run does.
public enum RunKind: String, Hashable, Sendable, Codable {
    /// Sync CRM.
    case syncCRM = "sync_crm"
    /// Taking back what a run did.
    case undo
}
