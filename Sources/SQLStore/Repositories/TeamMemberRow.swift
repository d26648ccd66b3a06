public import Workspace

/// A member of a team, for lists that people read.
public struct TeamMemberRow: Hashable, Sendable {
    /// The account.
    public let user: User
    /// What they are in the team.
    public let position: TeamPosition
    /// Whether they have a dashboard.
    public let hasDashboard: Bool

    /// Describes a member.
    public init(user: User, position: TeamPosition, hasDashboard: Bool) {
        self.user = user
        self.position = position
        self.hasDashboard = hasDashboard
    }
}
