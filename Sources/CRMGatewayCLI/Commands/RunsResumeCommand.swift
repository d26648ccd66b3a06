import ArgumentParser
import CRMGateway
import Workspace

/// Goes on with runs whose worker has died, or that wait.
struct RunsResumeCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "resume", abstract: "Go on with a run, or with every run of the organization that hasn't ended.",
        discussion: "A run whose worker has died on this host is taken over at once; from another host, once the "
            + "worker's lease is over.")

    @Argument(help: "The run's id; by default all that haven't ended.") var run: String?
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let actor = try await gateway.actor()
        if let run { return try await resume(RunID(rawValue: run), in: gateway, as: actor) }
        let open = try await unfinished(in: gateway, as: actor)
        guard !open.isEmpty else {
            return CommandResult(FactsReport(["Every run has ended."], ["resumed": .list([])]))
        }
        var status = ExitStatus.done
        for run in open {
            let result = try await resume(run, in: gateway, as: actor)
            if let report = result.report { gateway.console.printEntry(report) }
            status = status.worse(result.status)
        }
        return CommandResult(nil, status)
    }

    private func resume(_ run: RunID, in gateway: OpenGateway, as actor: Actor) async throws -> CommandResult {
        let handle = try await gateway.runs.resume(run, as: actor)
        return try await gateway.follow(handle, rowsMax: OutcomeReport.rowsMaxDefault, as: actor)
    }

    private func unfinished(in gateway: OpenGateway, as actor: Actor) async throws -> [RunID] {
        var open: [RunID] = []
        var last: RunID?
        while true {
            let page = try await gateway.runs.list(before: last, limit: Runs.pageSizeMax, as: actor)
            open += page.filter { !$0.state.isEnded && $0.state != .parked }.map(\.id)
            guard page.count == Runs.pageSizeMax else { return open.reversed() }
            last = page.last?.id
        }
    }
}
