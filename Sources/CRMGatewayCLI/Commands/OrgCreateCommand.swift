import ArgumentParser
import CRMGateway
import Workspace

/// Makes an organization with its admin.
struct OrgCreateCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "create", abstract: "Make an organization with its admin, the source of every Sync CRM.",
        discussion: "Needs no --as: whoever can open the state folder is the host, which may found organizations.")

    @Argument(help: "The organization's name.") var name: String
    @Option(help: ArgumentHelp("The admin's email address.", valueName: "email")) var admin: String
    @Option(help: "The admin's first name.") var first: String
    @Option(help: "The admin's last name.") var last: String
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let founded = try await gateway.directory.createOrganization(
            name: name, admin: UserDraft(firstName: first, lastName: last, email: admin), channel: .commandLine,
            operatingSystemUser: OperatingSystemUser.name)
        return CommandResult(
            OrganizationReport(organization: founded.organization, adminEmail: founded.admin.email.text))
    }
}
