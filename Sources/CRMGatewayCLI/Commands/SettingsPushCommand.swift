import ArgumentParser
import CRMGateway
import Foundation
import Workspace

/// A push of settings.
struct SettingsPushCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "push", abstract: "Copy your settings to a user, to a team or to some of its members.",
        discussion: """
            The source is the admin who acts. Owner properties and own stages of the targets stay; a category that you \
            never configured is left as it is on them. What was written can be taken back: crm-gateway runs undo.

            EXAMPLE
              crm-gateway settings push --team Sales --all-but crmKeys --as ann@example.com
            """)

    @OptionGroup var whom: SettingsScopeArguments
    @OptionGroup(title: "Categories") var categories: CategoryArguments
    @Option(
        help: ArgumentHelp("Take this category away from the targets; repeat it for several.", valueName: "name"))
    var clear: [String] = []
    @Flag(name: .customLong("keep-own"), help: "Keep connections that targets made themselves.") var keepOwn = false
    @Flag(
        name: .customLong("ask-again"),
        help: "Ask a CRM again to show owner properties to members for whom it refused before.")
    var askAgain = false
    @Option(
        name: .customLong("idempotency-key"),
        help: ArgumentHelp("The same key within 24 hours names the same run.", valueName: "key"))
    var idempotencyKey: String?
    @OptionGroup var verifying: VerifyAfterArguments
    @Flag(help: "Show every member; by default the first \(OutcomeReport.rowsMaxDefault).") var all = false
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func validate() throws {
        guard whom.isGiven else { throw ValidationError("Name either --to EMAIL or --team NAME") }
    }

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let actor = try await gateway.actor()
        let handle = try await gateway.gateway.pushSettings(
            to: try await gateway.gateway.settings.scope(whom.name, as: actor), categories: try categories.selected(),
            clearing: try CategoryArguments.categories(clear), keepsOwnConnections: keepOwn, asksAgain: askAgain,
            as: actor, idempotencyKey: idempotencyKey)
        return try await gateway.follow(
            handle, rowsMax: all ? .max : OutcomeReport.rowsMaxDefault, verifying: try verifying.mode, as: actor)
    }
}
