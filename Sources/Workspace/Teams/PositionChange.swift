/// What one edit made of one person in one team.
public struct PositionChange: Hashable, Sendable, Codable {
    /// The person.
    public let user: UserID
    /// The team.
    public let team: TeamID
    /// What they were there; `nil` for who wasn't on it.
    public let before: TeamPosition?
    /// What they are there now; `nil` for who is no longer on it.
    public let after: TeamPosition?

    /// Describes a change.
    public init(user: UserID, team: TeamID, before: TeamPosition?, after: TeamPosition?) {
        self.user = user
        self.team = team
        self.before = before
        self.after = after
    }
}
