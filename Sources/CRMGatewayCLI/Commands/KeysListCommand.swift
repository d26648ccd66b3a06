import ArgumentParser
import CRMGateway
import Workspace

/// Lists keys.
struct KeysListCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the keys of users; by default those of whoever acts.")

    @Argument(help: "Email addresses.") var emails: [String] = []
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let actor = try await gateway.actor()
        var keys: [CRMKey] = []
        var known: [UserID: String] = [:]
        for email in emails.isEmpty ? [gateway.settings.actor ?? ""] : emails {
            let user = try await gateway.user(email, as: actor)
            known[user.id] = user.email.text
            keys += try await gateway.gateway.grants.keys(of: user.id, as: actor)
        }
        return CommandResult(ListReport.keys(keys, emails: known))
    }
}
