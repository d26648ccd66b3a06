import ArgumentParser
import CRMGateway
import Workspace

/// Finishes the set-up of somebody who came from the host's directory.
struct UserFinishSetupCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "finish-setup",
        abstract: "Give people their dashboards, with tasks disabled, and send them the welcome mail.",
        discussion: """
            People who came from the host's own directory have accounts without a dashboard: crm-gateway user list --incomplete

              crm-gateway user finish-setup bob@example.com carol@example.com
            """)

    @Argument(help: "The email addresses.") var emails: [String]
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let actor = try await gateway.actor()
        var users: [User] = []
        for email in emails { users.append(try await gateway.user(email, as: actor)) }
        let done = Set(try await gateway.gateway.imports.finishSetup(of: users.map(\.id), as: actor))
        return CommandResult(
            FactsReport(
                users.map {
                    "\($0.email): \(done.contains($0.id) ? "has a dashboard now" : "had a dashboard already")"
                },
                [
                    "users": .list(
                        users.map {
                            [
                                "id": .text($0.id.rawValue), "email": .text($0.email.text),
                                "finished": .bool(done.contains($0.id)),
                            ]
                        })
                ]))
    }
}
