import ArgumentParser
import CRMGateway
import Workspace

/// Promotes and demotes people.
struct UserRoleCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "role", abstract: "Give people another role; all or nothing.",
        discussion: """
            Beyond the organization's threshold (org threshold) it is parked until somebody else approves it (exit code 6).

            EXAMPLE
              crm-gateway user role bob@example.com --to admin
            """)

    @Argument(help: "Email addresses.") var email: [String]
    @Option(help: ArgumentHelp("The role: user, admin or super_admin.", valueName: "role")) var to: String
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func validate() throws {
        guard OrganizationRole(rawValue: to) != nil else {
            throw ValidationError("--to has to be user, admin or super_admin")
        }
        guard !email.isEmpty else { throw ValidationError("Give at least one email address") }
    }

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let actor = try await gateway.actor()
        let users = try await gateway.users(email, as: actor)
        let role = OrganizationRole(rawValue: to) ?? .user
        let change = try await gateway.gateway.people.changeRoles(users.map { RoleChange($0, to: role) }, as: actor)
        let emails = Dictionary(zip(users, email), uniquingKeysWith: { first, _ in first })
        return try await gateway.result(of: change) { RoleReport(outcome: $0, emails: emails) }
    }
}
