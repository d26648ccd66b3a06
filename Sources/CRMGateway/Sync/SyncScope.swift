public import Workspace

/// Whom a sync is for.
public enum SyncScope: Hashable, Sendable, Codable {
    /// One user, named alone: what a rule forbids is refused.
    case user(UserID)
    /// A whole team: what a rule forbids for a member is skipped, with the reason.
    case team(TeamID)
    /// Selected members of a team, at most ``membersMax``: what a rule forbids for one is skipped, with the reason; who isn't
    /// on the team is not found (ACC-4), and named. Who is selected all alone is refused as a user named alone is. See
    /// ``members(of:_:)``.
    case members(TeamID, [UserID])

    /// How many members one call may select.
    public static let membersMax = 10_000

    /// Selects members of a team: each once, in the order of ids, so that equal selections are equal.
    public static func members(of team: TeamID, _ users: some Sequence<UserID>) -> SyncScope {
        .members(team, Set(users).sorted())
    }

    /// The same, each member once and in order.
    var normal: SyncScope {
        if case .members(let team, let users) = self { return .members(of: team, users) }
        return self
    }
}
