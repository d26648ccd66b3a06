public import Workspace

/// What an edit of one's own settings came to.
public struct SettingsEdit: Hashable, Sendable {
    /// The category as it is now.
    public let entry: SettingsEntry
    /// Whether anything was written; not where the value is the same.
    public let isChanged: Bool
    /// The differences.
    public let changes: [SettingsChange]
}
