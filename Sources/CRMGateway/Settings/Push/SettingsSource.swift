public import Workspace

/// From whose dashboard settings are copied.
public enum SettingsSource: Hashable, Sendable, Codable {
    /// The acting admin's: a push (SET-1).
    case actor
    /// An admin's, whom the acting user chose for their own dashboard: Sync with Admin (ACC-6).
    case chosen(UserID)
}
