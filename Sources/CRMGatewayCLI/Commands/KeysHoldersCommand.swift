import ArgumentParser
import CRMGateway
import Workspace

/// Lists who holds a grant.
struct KeysHoldersCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "holders", abstract: "List everyone who holds a key to a grant.")

    @Argument(help: "The grant's id; crm-gateway keys list shows it.") var grant: String
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let actor = try await gateway.actor()
        let keys = try await Listing.all { (cursor: UserID?) in
            try await gateway.gateway.grants.holders(of: GrantID(rawValue: grant), after: cursor, as: actor)
        }
        let emails = try await gateway.emails(of: keys.map(\.user), as: actor)
        return CommandResult(ListReport.keys(keys, emails: emails))
    }
}
