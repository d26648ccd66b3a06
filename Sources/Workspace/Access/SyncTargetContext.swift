/// How a target came to be named.
public enum SyncTargetContext: Hashable, Sendable {
    /// By id or address, without a team; with what they are in each of their teams.
    ///
    /// Who leads a team and is nothing else anywhere is then taken as named in that team's table (ACC-5).
    case user(positions: Set<TeamPosition>)
    /// Alone, in the member table of a team, with what they are there.
    case member(TeamPosition)
    /// With the whole team, with what they are there.
    case teamPush(TeamPosition)

    /// Whether a rule that rules the target out lets the others go on.
    var isTeamPush: Bool {
        if case .teamPush = self { return true }
        return false
    }

    /// Whether the target stands here as the one who leads the team.
    var isAsPrimaryAdmin: Bool {
        switch self {
        case .user(let positions): positions == [.primaryAdmin]
        case .member(let position), .teamPush(let position): position == .primaryAdmin
        }
    }
}
