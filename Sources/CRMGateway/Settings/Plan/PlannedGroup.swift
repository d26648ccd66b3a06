public import Workspace

/// Targets for whom a push makes one and the same difference in a category.
public struct PlannedGroup: Hashable, Sendable, Codable {
    /// How many.
    public var count: Int
    /// Some of them, at most ``SkippedTargets/examplesMax``, in the order of ids.
    public var examples: [UserID]
    /// What would be added, changed or removed, told once; and for the first of them what is kept though the source lacks it.
    public let changes: [PlannedDifference]
    /// How many differences more there are than are told.
    public let changesLeftOut: Int
    /// Why it would fail for them; there is no difference then, as the value stays.
    public let failure: SettingsFailure?

    init(_ user: UserID, _ changes: [SettingsChange]) {
        count = 1
        examples = [user]
        self.changes = changes.prefix(Settings.changesMax).map { PlannedDifference($0) }
        changesLeftOut = max(0, changes.count - Settings.changesMax)
        failure = nil
    }

    init(_ user: UserID, _ failure: SettingsFailure) {
        count = 1
        examples = [user]
        changes = []
        changesLeftOut = 0
        self.failure = failure
    }

    mutating func add(_ user: UserID) {
        count += 1
        if examples.count < SkippedTargets.examplesMax { examples.append(user) }
    }
}
