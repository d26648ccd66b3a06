import ArgumentParser
import CRMGateway
import Workspace

/// Makes a team.
struct TeamCreateCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "create", abstract: "Make a team with the one who leads it.",
        discussion: "Example: crm-gateway team create Sales --primary-admin bob@example.com")

    @Argument(help: "The team's name, unique in the organization.") var name: String
    @Option(
        name: .customLong("primary-admin"),
        help: ArgumentHelp("The one who leads it, an admin of the organization.", valueName: "email"))
    var primaryAdmin: String
    @OptionGroup var repeating: IdempotencyArgument
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let actor = try await gateway.actor()
        let leader = try await gateway.user(primaryAdmin, as: actor)
        let team = try await gateway.gateway.teams.create(
            name: name, primaryAdmin: leader.id, as: actor, idempotencyKey: repeating.key)
        return CommandResult(ListReport.teams([team]))
    }
}
