import ArgumentParser
import CRMGateway
import Workspace

/// Names another organization admin.
struct OrgAdminCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "admin", abstract: "Name another organization admin: the source of Sync CRM from now on.",
        discussion: """
            An admin or super admin with a standard seat. The one before keeps role, keys and teams.

            EXAMPLE
              crm-gateway org admin carol@example.com
            """)

    @Argument(help: "The email address.") var email: String
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let actor = try await gateway.actor()
        let user = try await gateway.user(email, as: actor)
        let organization = try await gateway.gateway.people.nameOrganizationAdmin(user.id, as: actor)
        return CommandResult(OrganizationReport(organization: organization, adminEmail: user.email.text))
    }
}
