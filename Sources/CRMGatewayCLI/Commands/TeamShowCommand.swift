import ArgumentParser
import CRMGateway

/// Shows a team's members.
struct TeamShowCommand: GatewayCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: "Show a team's members.")

    @Argument(help: "The team's name.") var name: String
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let actor = try await gateway.actor()
        let team = try await gateway.directory.team(named: name, as: actor)
        return CommandResult(ListReport.members(try await gateway.members(of: team, as: actor)))
    }
}
