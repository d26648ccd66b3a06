import ArgumentParser
import CRMGateway
import Workspace

/// Sync with Admin.
struct SettingsPullCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "pull", abstract: "Copy an admin's settings to your own dashboard: Sync with Admin.",
        discussion: """
            With crmKeys you act in the CRMs as whom the admin acts there; the admin is told. An admin who doesn't share \
            keys keeps them: that category is refused, and the others pass.

            EXAMPLE
              crm-gateway settings pull --from ann@example.com --as bob@example.com
            """)

    @Option(help: ArgumentHelp("The admin to copy from.", valueName: "email")) var from: String
    @OptionGroup(title: "Categories") var categories: CategoryArguments
    @Flag(name: .customLong("keep-own"), help: "Keep connections that you made yourself.") var keepOwn = false
    @Option(
        name: .customLong("idempotency-key"),
        help: ArgumentHelp("The same key within 24 hours names the same run.", valueName: "key"))
    var idempotencyKey: String?
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let actor = try await gateway.actor()
        let handle = try await gateway.gateway.syncWithAdmin(
            from: try await gateway.gateway.settings.source(email: from, as: actor),
            categories: try categories.selected(),
            keepsOwnConnections: keepOwn, as: actor, idempotencyKey: idempotencyKey)
        return try await gateway.follow(handle, rowsMax: OutcomeReport.rowsMaxDefault, as: actor)
    }
}
