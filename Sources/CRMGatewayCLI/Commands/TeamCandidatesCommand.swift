import ArgumentParser
import CRMGateway
import Workspace

/// Lists who could be put on a team.
struct TeamCandidatesCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "candidates", abstract: "List who could be put on a team.",
        discussion: "As a member: users who aren't on it; as a secondary_admin: the admins among them; as a "
            + "primary_admin: admins who don't lead it. Example: crm-gateway team candidates Sales --search ann")

    @Argument(help: "The team's name.") var name: String
    @Option(help: "As what: member, secondary_admin or primary_admin.") var position = TeamPosition.member
    @OptionGroup var search: SearchArgument
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let actor = try await gateway.actor()
        let team = try await gateway.directory.team(named: name, as: actor)
        let users = try await Listing.all { (cursor: UserID?) in
            try await gateway.gateway.teams.candidates(
                for: team.id, position: position, matching: search.text, after: cursor, limit: Directory.pageMax,
                as: actor)
        }
        return CommandResult(ListReport.users(users))
    }
}
