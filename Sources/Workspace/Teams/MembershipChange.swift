/// What an edit of memberships did, and what is left to review (TEAM-8).
///
/// It changed memberships alone: no settings, no keys, no access to meetings or reports.
public struct MembershipChange: Hashable, Sendable, Codable {
    /// Person by person and team by team, in the order in which they took effect.
    public let changes: [PositionChange]
    /// Who helped to lead a team, or led it, and is a member now, because their role allows no more (TEAM-3).
    public let steppedDown: [UserID]
    /// What to look at now.
    public let review: [MembershipReview]

    /// Describes an edit.
    public init(changes: [PositionChange], steppedDown: [UserID] = [], review: [MembershipReview]) {
        self.changes = changes
        self.steppedDown = steppedDown
        self.review = review
    }

    /// The teams that it concerns, each once.
    public var teams: [TeamID] { Set(changes.map(\.team)).sorted() }

    /// The people that it concerns, each once, in the order of the changes.
    public var users: [UserID] {
        var seen: Set<UserID> = []
        return changes.map(\.user).filter { seen.insert($0).inserted }
    }
}
