import ArgumentParser
import CRMGateway
import Workspace

/// Gives a team another name.
struct TeamRenameCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "rename", abstract: "Give a team another name.",
        discussion: "Example: crm-gateway team rename Sales \"Sales North\"")

    @Argument(help: "The team's name.") var name: String
    @Argument(help: ArgumentHelp("Its new name, unique in the organization.", valueName: "new-name")) var new: String
    @OptionGroup var repeating: IdempotencyArgument
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let actor = try await gateway.actor()
        let team = try await gateway.directory.team(named: name, as: actor)
        let renamed = try await gateway.gateway.teams.rename(
            team.id, to: new, as: actor, idempotencyKey: repeating.key)
        return CommandResult(ListReport.teams([renamed]))
    }
}
