public import Workspace

/// What became of one category in a push.
public struct SettingsCategoryOutcome: Hashable, Sendable, Codable {
    /// The category.
    public let category: Category
    /// Whether it was taken away rather than copied.
    public let isCleared: Bool
    /// Whether the source never configured it: then it stays as it is on every target (SET-5).
    public var isSourceEmpty = false
    /// Targets who got it, or from whom it was taken.
    public var applied = 0
    /// Targets who had the same already.
    public var unchanged = 0
    /// Targets who may not have it (ACC-7); `runs show` names the rule for each.
    public var leftOut = 0
    /// Targets for whom it could not be written.
    public var failed = 0
    /// Why it failed for the first of them.
    public var failure: SettingsFailure?
    /// Some of those for whom it failed, at most ``SkippedTargets/examplesMax``.
    public var failedExamples: [UserID] = []

    /// Begins with nothing.
    init(_ category: Category, isCleared: Bool, isSourceEmpty: Bool) {
        self.category = category
        self.isCleared = isCleared
        self.isSourceEmpty = isSourceEmpty
    }

    mutating func fail(_ user: UserID, _ failure: SettingsFailure) {
        failed += 1
        self.failure = self.failure ?? failure
        if failedExamples.count < SkippedTargets.examplesMax { failedExamples.append(user) }
    }
}
