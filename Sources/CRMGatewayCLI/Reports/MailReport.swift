import CRMGateway
import Workspace

/// What became of somebody's welcome mail.
struct MailReport: Report {
    let user: User
    let mail: MailStatus

    var lines: [String] { Self.fields([("Email", user.email.text), ("Mail", mail.words)]) }

    var json: JSONValue { ["user": user.json, "mail": mail.json] }
}
