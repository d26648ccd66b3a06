import ArgumentParser
import CRMGateway
import Workspace

/// Makes a member a secondary admin, or the other way round.
struct TeamPositionCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "position", abstract: "Make a member of a team a secondary admin, or the other way round.",
        discussion: "Example: crm-gateway team position Sales carol@example.com secondary_admin")

    @Argument(help: "The team's name.") var name: String
    @Argument(help: "Whom.") var email: String
    @Argument(help: "What they are to be there: member or secondary_admin.") var position: TeamPosition
    @OptionGroup var repeating: IdempotencyArgument
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let actor = try await gateway.actor()
        let team = try await gateway.directory.team(named: name, as: actor)
        let user = try await gateway.user(email, as: actor)
        let change = try await gateway.gateway.teams.changePosition(
            of: user.id, in: team.id, to: position, as: actor, idempotencyKey: repeating.key)
        return try await gateway.result(of: change, as: actor)
    }
}
