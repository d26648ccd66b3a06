import ArgumentParser
import CRMGateway
import Workspace

/// Sends somebody their welcome mail again.
struct UserInviteCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "invite", abstract: "Send a user their welcome mail again.",
        discussion: """
            At most 5 mails go to an address within 24 hours. What still waits of an earlier one is called off.

            EXAMPLE
              crm-gateway user invite bob@example.com --as ann@example.com
            """)

    @Argument(help: "The email address.") var email: String
    @Option(
        name: .customLong("idempotency-key"),
        help: ArgumentHelp("The same key asks for one mail, however often it comes.", valueName: "key"))
    var idempotencyKey: String?
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let actor = try await gateway.actor()
        let user = try await gateway.user(email, as: actor)
        let asked = try await gateway.gateway.mail.resend(to: user.id, as: actor, idempotencyKey: idempotencyKey)
        let mail = try await gateway.gateway.mail.deliver(asked, as: actor)
        return CommandResult(MailReport(user: user, mail: mail), mail.exitStatus)
    }
}
