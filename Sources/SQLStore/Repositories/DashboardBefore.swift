public import Workspace

/// A dashboard as it was before its owner was removed: enough to put it back.
public struct DashboardBefore: Sendable, Hashable, Codable {
    /// A reference to settings.
    public struct Settings: Sendable, Hashable, Codable {
        /// The category.
        public let category: String
        /// The document; `nil` where the category was cleared.
        public let hash: String?
        /// The user's own part.
        public let overlay: String?
        /// The run that wrote it.
        public let run: RunID?
        /// Whose dashboard it came from.
        public let source: UserID?
        /// Whether the user had changed it since.
        public let isEdited: Bool
    }

    /// When it was made, milliseconds since 1970.
    public let createdAt: Int64
    /// How often it was changed.
    public let version: Int64
    /// Whether its keys may be shared (ACC-6).
    public let sharesKeys: Bool
    /// What it referred to, by category.
    public var settings: [Settings]
}
