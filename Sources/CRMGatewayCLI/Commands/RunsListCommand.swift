import ArgumentParser
import CRMGateway
import Workspace

/// Lists runs.
struct RunsListCommand: GatewayCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List runs, newest first.")

    @Option(help: "How many, 1 to 200.") var limit = 20
    @Option(help: ArgumentHelp("Only runs older than this one.", valueName: "id")) var before: String?
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func validate() throws {
        try ListLimit.check(limit, max: Runs.pageSizeMax)
    }

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let actor = try await gateway.actor()
        let runs = try await gateway.runs.list(
            before: before.map(RunID.init(rawValue:)), limit: limit, as: actor)
        return CommandResult(ListReport.runs(runs))
    }
}
