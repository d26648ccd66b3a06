public import Workspace

/// Whom a sync is for.
public enum SyncScope: Hashable, Sendable, Codable {
    /// One user, named alone: what a rule forbids is refused.
    case user(UserID)
    /// A whole team: what a rule forbids for a member is skipped, with the reason.
    case team(TeamID)
}
