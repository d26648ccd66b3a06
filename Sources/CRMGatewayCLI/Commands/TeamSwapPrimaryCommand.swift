import ArgumentParser
import CRMGateway
import Workspace

/// Lets another lead a team.
struct TeamSwapPrimaryCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "swap-primary", abstract: "Let another admin lead a team.",
        discussion: "Who leads it now stays on it, as a secondary admin. Whoever isn't on the team joins it by this. "
            + "Example: crm-gateway team swap-primary Sales carol@example.com")

    @Argument(help: "The team's name.") var name: String
    @Argument(help: "Who is to lead it: an admin of the organization.") var email: String
    @OptionGroup var repeating: IdempotencyArgument
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let actor = try await gateway.actor()
        let team = try await gateway.directory.team(named: name, as: actor)
        let user = try await gateway.user(email, as: actor)
        let change = try await gateway.gateway.teams.swapPrimaryAdmin(
            of: team.id, to: user.id, as: actor, idempotencyKey: repeating.key)
        return try await gateway.result(of: change, as: actor)
    }
}
