public import Workspace

/// A member of a team, as people read it.
public struct TeamMember: Hashable, Sendable {
    /// The account, with role and seat.
    public let user: User
    /// What they are in the team.
    public let position: TeamPosition
    /// Whether they have a dashboard to sync to (SET-8).
    public let hasDashboard: Bool

    /// Describes a member.
    public init(user: User, position: TeamPosition, hasDashboard: Bool) {
        self.user = user
        self.position = position
        self.hasDashboard = hasDashboard
    }
}
