public import Workspace

/// Members of a team who have the same of one category, and to whom the same rules apply.
public struct SettingsMemberGroup: Sendable, Hashable {
    /// The document of their value; `nil` where they have none.
    public let hash: String?
    /// The document of their own part; `nil` where they have none.
    public let overlay: String?
    /// Whether it was changed by them since it was handed to them.
    public let isEdited: Bool
    /// Their seat.
    public let seat: Seat
    /// What they are in the team.
    public let position: TeamPosition
    /// Whether they have a dashboard (SET-8).
    public let hasDashboard: Bool
    /// How many.
    public let count: Int
    /// The first of them, in the order of ids.
    public let first: UserID
}
