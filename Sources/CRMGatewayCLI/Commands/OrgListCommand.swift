import ArgumentParser
import CRMGateway
import Workspace

/// Lists the organizations of this store.
struct OrgListCommand: GatewayCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the organizations.")

    @OptionGroup(title: "Global options") var options: GlobalOptions

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let all = try await Listing.all { (cursor: OrganizationID?) in
            try await gateway.directory.organizations(after: cursor, limit: Directory.pageMax)
        }
        return CommandResult(ListReport.organizations(all))
    }
}
