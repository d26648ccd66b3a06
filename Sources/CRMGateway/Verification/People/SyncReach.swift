import Workspace

/// How a Sync CRM can reach somebody (ACC-5).
enum SyncReach: Hashable, Sendable {
    /// With a team, or by name.
    case withTeam
    /// By name alone: a sync of the team that they lead leaves them out.
    case byName
    /// Not at all: who leads a team and is on no other is a target nowhere.
    case nowhere

    /// - Parameter positions: what they are in all their teams.
    init(positions: Set<TeamPosition>) {
        guard positions.contains(.primaryAdmin) else {
            self = .withTeam
            return
        }
        self = positions == [.primaryAdmin] ? .nowhere : .byName
    }
}
