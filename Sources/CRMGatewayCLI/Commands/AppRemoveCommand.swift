import ArgumentParser
import CRMGateway

/// Goes back to the deployment's app.
struct AppRemoveCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: "Remove the organization's own app with a CRM; the deployment's is used again.",
        discussion: "Grants that the removed app obtained can't be refreshed any more: connect them anew.")

    @Argument(help: "The CRM.") var crm: String
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let crm = try gateway.crm(crm)
        let actor = try await gateway.actor()
        try await gateway.gateway.grants.removeApp(for: crm, as: actor)
        return CommandResult(AppReport(try await gateway.gateway.grants.app(for: crm, as: actor), of: crm))
    }
}
