import ArgumentParser
import CRMGateway
import Workspace

/// Removes people entirely.
struct UserRemoveCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Remove people entirely: teams, dashboard and keys end at once.",
        discussion: """
            It has to be confirmed: by the email address typed again, for several people by their number. It can be taken \
            back with user restore for the retention time. Beyond the organization's threshold it is parked (exit code 6).

            EXAMPLE
              crm-gateway user remove bob@example.com --confirm bob@example.com
            """)

    @Argument(help: "Email addresses.") var email: [String]
    @Option(help: ArgumentHelp("The email address again, or the number of people.", valueName: "text"))
    var confirm: String?
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func validate() throws {
        guard !email.isEmpty else { throw ValidationError("Give at least one email address") }
    }

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let actor = try await gateway.actor()
        let users = try await gateway.usersOrRemoved(email, as: actor)
        let wanted = users.count == 1 ? "the email address \(email.joined())" : "the number of people, \(users.count)"
        let text = try TypedConfirmation.text(given: confirm, wanted: wanted, console: gateway.console)
        let people = gateway.gateway.people
        let change =
            if let only = users.first, users.count == 1 {
                try await people.removeEntirely(only, confirming: text, as: actor)
            } else {
                try await people.removeEntirely(users, confirmingCount: text, as: actor)
            }
        let emails = Dictionary(zip(users, email), uniquingKeysWith: { first, _ in first })
        return try await gateway.result(of: change) { RemovalsReport(report: $0, emails: emails) }
    }
}
