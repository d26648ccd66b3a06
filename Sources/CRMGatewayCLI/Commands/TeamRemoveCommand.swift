import ArgumentParser
import CRMGateway
import Workspace

/// Takes somebody out of a team.
struct TeamRemoveCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Take somebody out of a team; they stay in the organization.",
        discussion: "Who leads the team, and whose only team it is, can't be taken out. "
            + "Example: crm-gateway team remove Sales dave@example.com")

    @Argument(help: "The team's name.") var name: String
    @Argument(help: "Whom.") var email: String
    @OptionGroup var repeating: IdempotencyArgument
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let actor = try await gateway.actor()
        let team = try await gateway.directory.team(named: name, as: actor)
        let user = try await gateway.user(email, as: actor)
        let change = try await gateway.gateway.teams.remove(
            user.id, from: team.id, as: actor, idempotencyKey: repeating.key)
        return try await gateway.result(of: change, as: actor)
    }
}
