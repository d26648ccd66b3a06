import ArgumentParser
import CRMGateway
import Workspace

/// Lists where somebody could be moved.
struct TeamDestinationsCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "destinations", abstract: "List the teams to which somebody could be moved.",
        discussion: "Example: crm-gateway team destinations dave@example.com")

    @Argument(help: "Whom.") var email: String
    @OptionGroup var search: SearchArgument
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let actor = try await gateway.actor()
        let user = try await gateway.user(email, as: actor)
        var teams: [Team] = []
        var found: Destinations
        var cursor: TeamID?
        repeat {
            found = try await gateway.gateway.teams.destinations(
                of: user.id, matching: search.text, after: cursor, limit: Directory.pageMax, as: actor)
            teams += found.page.elements
            cursor = found.page.next
        } while cursor != nil
        return CommandResult(ListReport.destinations(teams, none: found.none))
    }
}
