public import Workspace

/// What a run pushed to a person in one category, and what they have now.
public struct SettingsFact: Hashable, Sendable {
    /// What they have now.
    public enum Present: Hashable, Sendable {
        /// A value, by the hash of its content; which run wrote it last, and whether it was edited by hand since.
        case value(hash: String, run: RunID?, isEdited: Bool)
        /// No value.
        case nothing
        /// A value that can't be read; why, for people.
        case unreadable(String)
    }

    /// The category.
    public let category: Category
    /// The run that pushed it last.
    public let run: RunID
    /// What that run left, by the hash of its content.
    public let pushed: String
    /// What they have now.
    public let present: Present

    /// Tells of a category.
    public init(category: Category, run: RunID, pushed: String, present: Present) {
        self.category = category
        self.run = run
        self.pushed = pushed
        self.present = present
    }
}
