import SQLStore
import Workspace

extension ListReport {
    /// Users, in the order of their making.
    static func users(_ users: [User]) -> ListReport {
        ListReport(
            name: "users",
            table: TextTable(
                "email", "name", "role", "seat", "id",
                rows: users.map {
                    [$0.email.text, $0.name.description, $0.role.rawValue, $0.seat.rawValue, $0.id.rawValue]
                }),
            entries: users.map(\.json), emptyLine: "No users.")
    }

    /// Teams, in the order of their making.
    static func teams(_ teams: [Team]) -> ListReport {
        ListReport(
            name: "teams", table: TextTable("name", "id", rows: teams.map { [$0.name.text, $0.id.rawValue] }),
            entries: teams.map { ["id": .text($0.id.rawValue), "name": .text($0.name.text)] },
            emptyLine: "No teams.")
    }

    /// Organizations, in the order of their making.
    static func organizations(_ organizations: [Organization]) -> ListReport {
        ListReport(
            name: "organizations",
            table: TextTable("name", "id", rows: organizations.map { [$0.name, $0.id.rawValue] }),
            entries: organizations.map { ["id": .text($0.id.rawValue), "name": .text($0.name)] },
            emptyLine: "No organizations.")
    }

    /// Members of a team.
    static func members(_ members: [SyncMember]) -> ListReport {
        ListReport(
            name: "members",
            table: TextTable(
                "email", "position", "role", "seat", "dashboard",
                rows: members.map {
                    [
                        $0.emailKey, $0.position.rawValue, $0.role.rawValue, $0.seat.rawValue,
                        $0.hasDashboard ? "yes" : "missing",
                    ]
                }),
            entries: members.map {
                [
                    "user": .text($0.user.rawValue), "email": .text($0.emailKey),
                    "position": .text($0.position.rawValue), "role": .text($0.role.rawValue),
                    "seat": .text($0.seat.rawValue), "has_dashboard": .bool($0.hasDashboard),
                ]
            }, emptyLine: "No members.")
    }
}

extension User {
    /// For programs.
    var json: JSONValue {
        [
            "id": .text(id.rawValue), "email": .text(email.text), "first_name": .text(name.first),
            "last_name": .text(name.last), "role": .text(role.rawValue), "seat": .text(seat.rawValue),
            "created_at": .time(createdAt),
        ]
    }
}
