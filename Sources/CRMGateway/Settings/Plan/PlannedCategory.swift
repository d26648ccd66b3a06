public import Workspace

/// What a push would do to one category.
public struct PlannedCategory: Hashable, Sendable, Codable {
    /// What the source has.
    public enum SourceState: String, Hashable, Sendable, Codable {
        /// A value, or keys, to copy.
        case value
        /// Nothing: the targets' values stay (SET-5).
        case empty
        /// It is to be taken away from the targets.
        case clears
        /// A value that breaks its rules: it fails for everyone (SET-10).
        case invalid
        /// Keys that aren't shared (ACC-6).
        case refused
    }

    /// The category.
    public let category: Category
    /// What the source has.
    public let source: SourceState
    /// Everything that is wrong with the source's value, where it is invalid.
    public var issues: [SettingsFailure] = []
    /// Targets who would get it, or lose it.
    public var changed = 0
    /// Targets who have the same already.
    public var unchanged = 0
    /// Targets for whom it would fail.
    public var failed = 0
    /// Targets who may not have it, by reason (ACC-7).
    public var leftOut: [SkippedTargets] = []
    /// Targets by what would become of them, the largest group first; at most ``Settings/groupsMax``.
    public var groups: [PlannedGroup] = []
    /// Targets with differences that no group tells; ``Settings/targets(of:after:limit:as:)`` does.
    public var ungrouped = 0
    /// With `taskSettings`: for how many tasks would be switched on (PROV-3).
    public var enablesTasks = 0

    init(_ category: Category, source: SourceState) {
        self.category = category
        self.source = source
    }
}
