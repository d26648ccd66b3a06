import Workspace

/// What an admin would push of a category.
enum SettingsSourceValue: Sendable, Hashable {
    /// This.
    case value(SettingsDocument)
    /// Nothing: it breaks its rules (SET-10), or can't be read.
    case invalid(SettingsFailure)
}
