import CRMGateway
import Workspace

/// A person with their keys.
struct UserReport: Report {
    let user: User
    let keys: [CRMKey]

    var lines: [String] {
        let person = Self.fields([
            ("Email", user.email.text), ("Name", user.name.description), ("Role", user.role.rawValue),
            ("Seat", user.seat.rawValue), ("Id", user.id.rawValue),
        ])
        return person + [""] + ListReport.keys(keys, emails: [user.id: user.email.text]).lines
    }

    var json: JSONValue {
        .object(["user": user.json, "keys": .list(keys.map { $0.json(email: user.email.text) })])
    }
}
