import ArgumentParser
import CRMGateway
import Workspace

/// Lists a team's members.
struct TeamMembersCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "members", abstract: "List a team's members, its admins first.",
        discussion: "Example: crm-gateway team members Sales --search okafor")

    @Argument(help: "The team's name.") var name: String
    @OptionGroup var search: SearchArgument
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let actor = try await gateway.actor()
        let team = try await gateway.directory.team(named: name, as: actor)
        return CommandResult(ListReport.people(try await gateway.people(of: team, matching: search.text, as: actor)))
    }
}
