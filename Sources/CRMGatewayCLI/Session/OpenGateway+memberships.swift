import CRMGateway
import Workspace

extension OpenGateway {
    /// Members of a team, as people read them: its admins first, then by email.
    func people(of team: Team, matching search: String? = nil, as actor: Actor) async throws -> [TeamMember] {
        let members = try await Listing.all { (cursor: UserID?) in
            try await gateway.teams.members(
                of: team.id, matching: search, after: cursor, limit: Directory.pageMax, as: actor)
        }
        let order = TeamPosition.allCases
        return members.sorted {
            let places = (order.firstIndex(of: $0.position) ?? 0, order.firstIndex(of: $1.position) ?? 0)
            return (places.0, $0.user.email.key) < (places.1, $1.user.email.key)
        }
    }

    /// What an edit of memberships did; with a warning where somebody stepped down by it (TEAM-3).
    func result(of change: MembershipChange, as actor: Actor) async throws -> CommandResult {
        var teams: [TeamID: String] = [:]
        for team in change.teams { teams[team] = try await directory.team(team, as: actor).name.text }
        let emails = try await emails(of: change.users, as: actor)
        return CommandResult(
            MembershipReport(change: change, emails: emails, teams: teams),
            change.steppedDown.isEmpty ? .done : .warnings)
    }
}
