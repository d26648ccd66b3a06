import CRMGateway
import Workspace

/// A person with their keys and record types.
struct UserReport: Report {
    let user: User
    /// Their last mail, if there was to be one.
    let mail: MailStatus?
    let keys: [CRMKey]
    /// By CRM.
    let recordTypes: [UserRecordTypes]

    var lines: [String] {
        let person = Self.fields([
            ("Email", user.email.text), ("Name", user.name.description), ("Role", user.role.rawValue),
            ("Seat", user.seat.rawValue), ("Mail", mail?.words ?? "none"), ("Id", user.id.rawValue),
        ])
        let types = recordTypes.isEmpty ? [] : [""] + ListReport.recordTypes(recordTypes).lines
        return person + [""] + ListReport.keys(keys, emails: [user.id: user.email.text]).lines + types
    }

    var json: JSONValue {
        .object([
            "user": user.json, "mail": mail?.json ?? .null, "keys": .list(keys.map { $0.json(email: user.email.text) }),
            "record_types": .list(ListReport.recordTypes(recordTypes).entries),
        ])
    }
}
