/// A person's place in a team.
public struct TeamMembership: Hashable, Sendable {
    /// The team.
    public let team: TeamID
    /// The person.
    public let user: UserID
    /// What the person is there.
    public let position: TeamPosition

    /// Describes a membership.
    public init(team: TeamID, user: UserID, position: TeamPosition) {
        self.team = team
        self.user = user
        self.position = position
    }
}
