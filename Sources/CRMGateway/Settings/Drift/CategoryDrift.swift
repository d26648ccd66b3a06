public import Workspace

/// How a team's members differ from an admin's configuration in one category.
public struct CategoryDrift: Hashable, Sendable, Codable {
    /// What the admin has.
    public enum SourceState: String, Hashable, Sendable, Codable {
        /// A value to compare with.
        case value
        /// Nothing: a push would change nothing (SET-5), so nobody differs.
        case empty
        /// A value that can't be pushed (SET-10): nobody was compared.
        case invalid
    }

    /// The category.
    public let category: Category
    /// What the admin has.
    public let source: SourceState
    /// What is wrong with the admin's value, where it is invalid.
    public var failure: SettingsFailure?
    /// Members who have what a push would give them.
    public var same = 0
    /// Members whom a push would change.
    public var differing = 0
    /// Members to whom a push of it doesn't go: the primary admin (ACC-5), spectators (ACC-7), people without a dashboard (SET-8),
    /// the admin themselves.
    public var leftOut = 0
    /// Members whose stored value can't be read, or whose own part leaves no room for what would be pushed.
    public var failed = 0
    /// Members by what differs, the largest group first; at most ``Settings/groupsMax``.
    public var groups: [DriftGroup] = []
    /// Differing members whom no group tells of; ``Settings/driftMembers(of:against:categories:after:limit:as:)`` does.
    public var ungrouped = 0

    init(_ category: Category, source: SourceState, failure: SettingsFailure? = nil) {
        self.category = category
        self.source = source
        self.failure = failure
    }
}
