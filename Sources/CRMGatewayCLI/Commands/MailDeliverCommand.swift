import ArgumentParser
import CRMGateway

/// Sends the mails that are due.
struct MailDeliverCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "deliver", abstract: "Send the welcome mails that are due, and try again those that were put off.",
        discussion: """
            For a timer, where no service keeps the gateway up. It is the host's own act: it needs no --as, and looks after all \
            organizations. Several may run at once.

            EXAMPLE
              crm-gateway mail deliver
            """)

    @OptionGroup(title: "Global options") var options: GlobalOptions

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        guard gateway.gateway.mail.isConfigured else {
            throw CommandFailure(
                .unavailable, code: "mail_not_configured", "Nobody has said how mail is sent.",
                nextStep: "Set smtp_host, smtp_from and sign_in_url; see docs/configuration.md.")
        }
        let done = try await gateway.gateway.mail.deliverDue()
        let status: ExitStatus = done.failed > 0 ? .failures : done.deferred > 0 ? .paused : .done
        return CommandResult(
            FactsReport(
                [
                    "\(done.sent) sent, \(done.deferred) put off, \(done.failed) given up, "
                        + "\(done.cancelled) no longer wanted"
                ],
                [
                    "sent": .count(done.sent), "deferred": .count(done.deferred), "failed": .count(done.failed),
                    "cancelled": .count(done.cancelled),
                ]),
            status)
    }
}
