/// How a value of settings came to be somebody's, as it is stored.
public enum SettingsOrigin: String, Hashable, Sendable, Codable, CaseIterable {
    /// An admin pushed it.
    case push
    /// The user took it from an admin.
    case syncWithAdmin = "sync_with_admin"
    /// The user changed it.
    case edit
    /// An undo put it back.
    case undo
    /// It came back with a removed person.
    case restore
}
