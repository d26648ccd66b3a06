import ArgumentParser
import CRMGateway
import Workspace

/// Erases who somebody was.
struct UserPurgeCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "purge", abstract: "Erase at once and for good who a removed person was.",
        discussion: """
            Name, address and all that could be restored go; the audit log keeps the id. Backups keep what they hold.

            EXAMPLE
              crm-gateway user purge bob@example.com --confirm bob@example.com
            """)

    @Argument(help: "The email address that the person had.") var email: String
    @Option(help: ArgumentHelp("The email address again.", valueName: "text")) var confirm: String?
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let actor = try await gateway.actor()
        let people = gateway.gateway.people
        let user = try await people.removed(email: email, as: actor)
        let text = try TypedConfirmation.text(
            given: confirm, wanted: "the email address \(email)", console: gateway.console)
        try await people.purge(user, confirming: text, as: actor)
        return CommandResult(FactsReport(["\(email) was purged."], ["user": .text(user.rawValue)]))
    }
}
