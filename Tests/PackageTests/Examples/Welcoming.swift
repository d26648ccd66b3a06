import CRMGateway
import ConnectorKit
import Foundation
import MailTransport
import Workspace

// docs/library.md shows what stands between the marks; a test compares them.
// begin
/// How welcome mails are sent: hand it to `Gateway(…, mail:)`.
func mail(password: Secret, signIn: URL) throws -> MailSetup {
    let server = SMTPConfiguration(host: "smtp.example.com", login: .init(user: "gateway", password: password))
    return try MailSetup(
        sender: SMTPSender(server), from: MailMailbox(name: "Acme", address: EmailAddress("no-reply@example.com")),
        signInURL: signIn,
        welcome: MailTemplate(
            subject: "Welcome to {{organization}}", text: "Hello {{first_name}}, sign in: {{sign_in_url}}\n",
            html: "<p>Hello {{first_name}}, <a href=\"{{sign_in_url}}\">sign in</a></p>\n"))
}

/// Makes an account, and has the mail sent again where it was given up.
func welcome(_ gateway: Gateway, to team: TeamID, as admin: Actor) async throws -> User {
    let person = try await gateway.provision(
        PersonDraft(
            team: team, role: .user, seat: .standard, firstName: "Bob", lastName: "Novak", email: "bob@example.com"),
        as: admin, idempotencyKey: "joiner-4711")
    if let mail = try await gateway.mail.state(of: person.user.id, as: admin), mail.state == .failed {
        print(mail.reason ?? "")
        _ = try await gateway.mail.resend(to: person.user.id, as: admin)
    }
    return person.user
}
// end
