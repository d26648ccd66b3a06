import ArgumentParser
import CRMGateway
import Workspace

/// Shows a team with its members.
struct TeamShowCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a team: who leads it, and its members.",
        discussion: "Example: crm-gateway team show Sales")

    @Argument(help: "The team's name.") var name: String
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let actor = try await gateway.actor()
        let team = try await gateway.directory.team(named: name, as: actor)
        return CommandResult(TeamReport(team: team, members: try await gateway.people(of: team, as: actor)))
    }
}
