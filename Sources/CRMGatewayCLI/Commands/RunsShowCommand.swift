import ArgumentParser
import CRMGateway
import Workspace

/// Shows a run.
struct RunsShowCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show a run: its outcome per member and CRM.")

    @Argument(help: "The run's id.") var run: String
    @Flag(help: "Show every member.") var all = false
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let actor = try await gateway.actor()
        let run = try await gateway.runs.show(RunID(rawValue: run), as: actor)
        let rowsMax = all ? Int.max : OutcomeReport.rowsMaxDefault
        return CommandResult(try await gateway.result(of: run, rowsMax: rowsMax, as: actor).report)
    }
}
