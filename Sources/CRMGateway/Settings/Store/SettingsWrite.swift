import SQLStore
import Workspace

/// What somebody is to have of a category from now on.
struct SettingsWrite: Sendable, Hashable {
    /// Whose.
    let user: UserID
    /// The category.
    let category: Category
    /// The document of the value, kept already; `nil` clears the category.
    var hash: String?
    /// The document of the user's own part, kept already.
    var overlay: String?
    /// How it comes.
    let origin: SettingsOrigin
    /// The run that writes it.
    var run: RunID?
    /// From whose dashboard the value is.
    var source: UserID?
    /// Whether it is the user's own change of what was handed to them.
    var isEdited = false
}
