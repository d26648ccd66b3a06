import ArgumentParser
import CRMGateway
import Workspace

/// Tries again what failed in a run.
struct RunsRetryCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry", abstract: "Try again the CRMs that failed in a run.")

    @Argument(help: "The run's id.") var run: String
    @Option(
        name: .customLong("idempotency-key"),
        help: ArgumentHelp("The same key within 24 hours names the same run.", valueName: "key"))
    var idempotencyKey: String?
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let actor = try await gateway.actor()
        let handle = try await gateway.runs.retry(RunID(rawValue: run), as: actor, idempotencyKey: idempotencyKey)
        return try await gateway.follow(handle, rowsMax: OutcomeReport.rowsMaxDefault, as: actor)
    }
}
