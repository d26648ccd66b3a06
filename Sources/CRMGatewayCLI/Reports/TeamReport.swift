import CRMGateway
import Workspace

/// A team with its members.
struct TeamReport: Report {
    let team: Team
    /// Its admins first.
    let members: [TeamMember]

    private var leader: TeamMember? { members.first { $0.position == .primaryAdmin } }

    var lines: [String] {
        Self.fields([
            ("Team", team.name.text), ("Primary admin", leader?.user.email.text ?? "none"),
            ("Members", String(members.count)), ("Id", team.id.rawValue),
        ]) + [""] + ListReport.people(members).lines
    }

    var json: JSONValue {
        .object([
            "team": [
                "id": .text(team.id.rawValue), "name": .text(team.name.text),
                "primary_admin": .optional(leader?.user.email.text), "member_count": .count(members.count),
                "created_at": .time(team.createdAt),
            ],
            "members": .list(ListReport.people(members).entries),
        ])
    }
}
