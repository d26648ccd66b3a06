import ArgumentParser
import Workspace

/// Shows an organization.
struct OrgShowCommand: GatewayCommand {
    static let configuration = CommandConfiguration(commandName: "show", abstract: "Show the organization.")

    @OptionGroup(title: "Global options") var options: GlobalOptions

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let actor = try await gateway.actor()
        let organization = try await gateway.organization()
        let emails = try await gateway.emails(of: [organization.admin], as: actor)
        return CommandResult(
            OrganizationReport(organization: organization, adminEmail: emails[organization.admin]))
    }
}
