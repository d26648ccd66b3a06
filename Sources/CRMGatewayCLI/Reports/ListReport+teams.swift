import CRMGateway
import Workspace

extension ListReport {
    /// Teams with who leads them and how many they are, in the order of their making.
    static func teams(_ teams: [TeamSummary], emails: [UserID: String]) -> ListReport {
        ListReport(
            name: "teams",
            table: TextTable(
                "name", "primary admin", "members", "id",
                rows: teams.map {
                    [
                        $0.team.name.text, $0.primaryAdmin.flatMap { emails[$0] } ?? "–", String($0.memberCount),
                        $0.team.id.rawValue,
                    ]
                }),
            entries: teams.map {
                [
                    "id": .text($0.team.id.rawValue), "name": .text($0.team.name.text),
                    "primary_admin": .optional($0.primaryAdmin.flatMap { emails[$0] }),
                    "member_count": .count($0.memberCount),
                ]
            }, emptyLine: "No teams.")
    }

    /// Members of a team, as people read them.
    static func people(_ members: [TeamMember]) -> ListReport {
        ListReport(
            name: "members",
            table: TextTable(
                "email", "name", "position", "role", "seat", "dashboard",
                rows: members.map {
                    [
                        $0.user.email.text, $0.user.name.description, $0.position.rawValue, $0.user.role.rawValue,
                        $0.user.seat.rawValue, $0.hasDashboard ? "yes" : "missing",
                    ]
                }),
            entries: members.map {
                [
                    "user": .text($0.user.id.rawValue), "email": .text($0.user.email.text),
                    "first_name": .text($0.user.name.first), "last_name": .text($0.user.name.last),
                    "position": .text($0.position.rawValue), "role": .text($0.user.role.rawValue),
                    "seat": .text($0.user.seat.rawValue), "has_dashboard": .bool($0.hasDashboard),
                ]
            }, emptyLine: "No members.")
    }

    /// Where somebody could be moved; where there is nothing at all, the rule's own words (TEAM-2).
    static func destinations(_ teams: [Team], none: Refusal?) -> ListReport {
        let list = ListReport.teams(teams)
        return ListReport(
            name: "destinations", table: list.table, entries: list.entries,
            emptyLine: none.map { "\($0.message) \($0.nextStep)" } ?? "No team that they aren't on has such a name.")
    }
}
