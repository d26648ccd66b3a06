import ArgumentParser
import CRMGateway
import Workspace

/// Lists teams.
struct TeamListCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the organization's teams.",
        discussion: "--search finds teams by their name, and by the names and addresses of their members. "
            + "Example: crm-gateway team list --search \"dave okafor\"")

    @OptionGroup var search: SearchArgument
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let actor = try await gateway.actor()
        let teams = try await Listing.all { (cursor: TeamID?) in
            try await gateway.gateway.teams.list(
                matching: search.text, after: cursor, limit: Directory.pageMax, as: actor)
        }
        let leaders = try await gateway.emails(of: Set(teams.compactMap(\.primaryAdmin)), as: actor)
        return CommandResult(ListReport.teams(teams, emails: leaders))
    }
}
