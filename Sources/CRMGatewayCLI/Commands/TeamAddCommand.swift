import ArgumentParser
import CRMGateway
import Workspace

/// Puts people on a team.
struct TeamAddCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Put people on a team; all or nothing.",
        discussion: "Example: crm-gateway team add Sales carol@example.com --position secondary_admin")

    @Argument(help: "The team's name.") var name: String
    @Argument(help: "Email addresses of users who aren't on the team.") var emails: [String]
    @Option(help: "What they are there: member or secondary_admin.") var position = TeamPosition.member
    @OptionGroup var repeating: IdempotencyArgument
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let actor = try await gateway.actor()
        let team = try await gateway.directory.team(named: name, as: actor)
        var placements: [TeamPlacement] = []
        for email in emails {
            placements.append(TeamPlacement(try await gateway.user(email, as: actor).id, as: position))
        }
        let change = try await gateway.gateway.teams.add(
            placements, to: team.id, as: actor, idempotencyKey: repeating.key)
        return try await gateway.result(of: change, as: actor)
    }
}
