import ArgumentParser
import CRMGateway

/// Shows the app that a connect would use.
struct AppShowCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show which app with a CRM is used, without its secret.")

    @Argument(help: "The CRM.") var crm: String
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let crm = try gateway.crm(crm)
        let app = try await gateway.gateway.grants.app(for: crm, as: try await gateway.actor())
        return CommandResult(AppReport(app, of: crm))
    }
}
