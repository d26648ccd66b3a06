public import Workspace

/// An immutable document of settings, as it is stored.
public struct SettingsDocumentRow: Sendable, Hashable {
    /// The SHA-256 of category, kind and content, in hexadecimal.
    public let hash: String
    /// The category.
    public let category: Category
    /// A value, or somebody's own part.
    public let kind: SettingsDocumentKind
    /// Canonical JSON.
    public let content: String

    /// Holds a document.
    public init(hash: String, category: Category, kind: SettingsDocumentKind, content: String) {
        self.hash = hash
        self.category = category
        self.kind = kind
        self.content = content
    }
}
