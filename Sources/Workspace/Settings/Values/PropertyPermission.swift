/// What the workspace may do with a mapped property.
public enum PropertyPermission: String, Hashable, Sendable, Codable, CaseIterable {
    /// Read it, as context for notes; never change it.
    case read
    /// Propose a value; a person accepts it.
    case suggest
    /// Write a value by itself.
    case write
}
