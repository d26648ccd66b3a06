import ArgumentParser
import CRMGateway
import Workspace

/// Moves somebody from one team to another.
struct TeamMoveCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "move", abstract: "Take somebody out of a team and put them on another, at once.",
        discussion: "A secondary admin stays one where their role allows it; otherwise they become a member, and the "
            + "command ends with 5. Example: crm-gateway team move dave@example.com --from Sales --to Support")

    @Argument(help: "Whom: a member or secondary admin of the team.") var email: String
    @Option(help: ArgumentHelp("The team that they leave.", valueName: "name")) var from: String
    @Option(
        help: ArgumentHelp("A team that they aren't on; team destinations lists them.", valueName: "name"))
    var to: String
    @OptionGroup var repeating: IdempotencyArgument
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let actor = try await gateway.actor()
        let user = try await gateway.user(email, as: actor)
        let team = try await gateway.directory.team(named: from, as: actor)
        let destination = try await gateway.directory.team(named: to, as: actor)
        let change = try await gateway.gateway.teams.move(
            user.id, from: team.id, to: destination.id, as: actor, idempotencyKey: repeating.key)
        return try await gateway.result(of: change, as: actor)
    }
}
