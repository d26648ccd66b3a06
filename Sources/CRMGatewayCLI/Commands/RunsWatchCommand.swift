import ArgumentParser
import CRMGateway
import Workspace

/// Watches a run.
struct RunsWatchCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch", abstract: "Print what happens in a run, event by event, until it ends or waits.")

    @Argument(help: "The run's id.") var run: String
    @Option(help: ArgumentHelp("Only events behind this one.", valueName: "sequence")) var after: Int64 = 0
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let actor = try await gateway.actor()
        let id = RunID(rawValue: run)
        for try await event in try await gateway.runs.watch(id, after: after, as: actor) {
            gateway.console.printEntry(EventReport(event))
        }
        return CommandResult(nil, ExitStatus(try await gateway.runs.show(id, as: actor)))
    }
}
