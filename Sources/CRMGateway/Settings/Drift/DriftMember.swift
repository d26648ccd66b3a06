public import Workspace

/// One member of a team, and in what they differ from an admin's configuration.
public struct DriftMember: Hashable, Sendable, Codable {
    /// One category in which they differ.
    public struct Entry: Hashable, Sendable, Codable {
        /// The category.
        public let category: Category
        /// Where their value came from, and whether they edited it since.
        public let isEdited: Bool
        /// What a push would add, change or remove; at most ``Settings/changesMax``.
        public let changes: [PlannedDifference]
        /// Why they couldn't be compared, where they couldn't.
        public let failure: SettingsFailure?
    }

    /// The member.
    public let user: UserID
    /// In what they differ; empty where in nothing.
    public let entries: [Entry]
}
