import CRMGateway
import Workspace

/// A person who was provisioned.
struct ProvisionReport: Report {
    let user: User
    let team: Team
    let mail: MailStatus?
    let isRepeated: Bool

    var lines: [String] {
        let repeated = isRepeated ? ["The account was made by an earlier call with this key."] : []
        return repeated
            + Self.fields([
                ("Email", user.email.text), ("Name", user.name.description), ("Role", user.role.rawValue),
                ("Seat", user.seat.rawValue), ("Team", team.name.text), ("Mail", mail?.words ?? "none"),
                ("Id", user.id.rawValue),
            ])
    }

    var json: JSONValue {
        [
            "user": user.json, "team": ["id": .text(team.id.rawValue), "name": .text(team.name.text)],
            "mail": mail?.json ?? .null, "repeated": .bool(isRepeated),
        ]
    }
}
