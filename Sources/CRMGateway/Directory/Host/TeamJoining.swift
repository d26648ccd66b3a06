import SQLStore
import Workspace

/// Puts people on teams as members, inside a transaction, and tells the audit log.
struct TeamJoining {
    let actor: Actor
    let audit: AuditLog
    let transaction: any SQLTransaction

    /// - Parameter placements: people who aren't on those teams yet.
    func join(_ placements: [(user: UserID, teams: [TeamID])], as position: TeamPosition = .member) throws {
        let teams = TeamRepository(organization: actor.organization, transaction: transaction)
        var joined: [TeamID: [UserID]] = [:]
        for placement in placements {
            for team in placement.teams { joined[team, default: []].append(placement.user) }
        }
        for (team, users) in joined.sorted(by: { $0.key < $1.key }) {
            try teams.insertMembers(users.map { TeamMembership(team: team, user: $0, position: position) })
            try teams.raiseVersion(of: team)
            try Directory.record(users, .teamMembersAdd, team: team, by: actor, audit, in: transaction)
        }
    }
}
