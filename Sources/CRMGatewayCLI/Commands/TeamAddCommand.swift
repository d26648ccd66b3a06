import ArgumentParser
import CRMGateway
import Workspace

/// Puts people on a team.
struct TeamAddCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Put people on a team; all or nothing.")

    @Argument(help: "The team's name.") var name: String
    @Argument(help: "Email addresses of users who aren't on the team.") var emails: [String]
    @Option(help: "What they are there: member or secondary_admin.") var position = TeamPosition.member.rawValue
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func validate() throws {
        guard TeamPosition(rawValue: position) != nil else {
            throw ValidationError("--position has to be member or secondary_admin")
        }
    }

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let actor = try await gateway.actor()
        let team = try await gateway.directory.team(named: name, as: actor)
        var placements: [TeamPlacement] = []
        for email in emails {
            let user = try await gateway.user(email, as: actor)
            placements.append(TeamPlacement(user.id, as: TeamPosition(rawValue: position) ?? .member))
        }
        try await gateway.directory.addMembers(placements, to: team.id, as: actor)
        return CommandResult(ListReport.members(try await gateway.members(of: team, as: actor)))
    }
}
