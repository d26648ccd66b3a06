import ArgumentParser
import CRMGateway
import Workspace

/// Lists people.
struct UserListCommand: GatewayCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the organization's users.")

    @Flag(help: "Only those whose set-up is incomplete: they have no dashboard yet.") var incomplete = false
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let actor = try await gateway.actor()
        let users = try await Listing.all { (cursor: UserID?) in
            incomplete
                ? try await gateway.gateway.imports.incomplete(after: cursor, limit: Directory.pageMax, as: actor)
                : try await gateway.directory.users(after: cursor, limit: Directory.pageMax, as: actor)
        }
        return CommandResult(ListReport.users(users))
    }
}
