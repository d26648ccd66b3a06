import ArgumentParser
import CRMGateway
import Workspace

/// Lists teams.
struct TeamListCommand: GatewayCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the organization's teams.")

    @OptionGroup(title: "Global options") var options: GlobalOptions

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let actor = try await gateway.actor()
        let teams = try await Listing.all { (cursor: TeamID?) in
            try await gateway.directory.teams(after: cursor, limit: Directory.pageMax, as: actor)
        }
        return CommandResult(ListReport.teams(teams))
    }
}
