import ArgumentParser
import CRMGateway
import Workspace

/// Stops a run.
struct RunsCancelCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "cancel", abstract: "Ask a run to stop; what was done stays done.")

    @Argument(help: "The run's id.") var run: String
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let actor = try await gateway.actor()
        let id = RunID(rawValue: run)
        try await gateway.runs.cancel(id, as: actor)
        let state = try await gateway.runs.show(id, as: actor).state
        let word = state == .cancelled ? "has stopped" : "stops at its next write"
        return CommandResult(
            FactsReport(["The run \(id) \(word)."], ["run": .text(id.rawValue), "state": .text(state.rawValue)]))
    }
}
