import ArgumentParser
import CRMGateway
import Workspace

/// Lists people.
struct UserListCommand: GatewayCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the organization's users.")

    @OptionGroup(title: "Global options") var options: GlobalOptions

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let actor = try await gateway.actor()
        let users = try await Listing.all { (cursor: UserID?) in
            try await gateway.directory.users(after: cursor, limit: Directory.pageMax, as: actor)
        }
        return CommandResult(ListReport.users(users))
    }
}
