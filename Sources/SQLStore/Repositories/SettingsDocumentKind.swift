/// What a stored document of settings is.
public enum SettingsDocumentKind: String, Hashable, Sendable, Codable, CaseIterable {
    /// A value of a category, as it may be shared.
    case value
    /// Somebody's own part beside a value.
    case overlay
}
