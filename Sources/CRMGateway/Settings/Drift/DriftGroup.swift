public import Workspace

/// Members of a team who differ from an admin's configuration in one and the same way.
public struct DriftGroup: Hashable, Sendable, Codable {
    /// How many.
    public var count: Int
    /// How many of them have edited the value since it was handed to them.
    public var edited: Int
    /// One of them.
    public let first: UserID
    /// What a push would add, change or remove; at most ``Settings/changesMax``.
    public let changes: [PlannedDifference]
    /// How many differences more there are than are told.
    public let changesLeftOut: Int

    init(_ member: UserID, count: Int, edited: Int, _ changes: [SettingsChange]) {
        self.count = count
        self.edited = edited
        self.first = member
        self.changes = changes.prefix(Settings.changesMax).map { PlannedDifference($0) }
        self.changesLeftOut = max(0, changes.count - Settings.changesMax)
    }
}
