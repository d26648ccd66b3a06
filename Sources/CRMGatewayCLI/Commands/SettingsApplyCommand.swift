import ArgumentParser
import CRMGateway

/// Carries a kept plan out.
struct SettingsApplyCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "apply", abstract: "Carry out a plan that was kept by: settings preview --out.",
        discussion: """
            Refused once anything that the plan was made from has changed: the source's values, the targets' own, who is on \
            the team, roles and seats.

            EXAMPLE
              crm-gateway settings apply plan.json --as ann@example.com
            """)

    @Argument(help: ArgumentHelp("The plan.", valueName: "file")) var file: String
    @Option(
        name: .customLong("idempotency-key"),
        help: ArgumentHelp("The same key within 24 hours names the same run.", valueName: "key"))
    var idempotencyKey: String?
    @Flag(help: "Show every member; by default the first \(OutcomeReport.rowsMaxDefault).") var all = false
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let actor = try await gateway.actor()
        let plan = try PlanFile(path: file).read()
        let handle = try await gateway.gateway.settings.apply(plan, as: actor, idempotencyKey: idempotencyKey)
        return try await gateway.follow(handle, rowsMax: all ? .max : OutcomeReport.rowsMaxDefault, as: actor)
    }
}
