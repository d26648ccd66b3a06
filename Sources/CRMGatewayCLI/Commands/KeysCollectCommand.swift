import ArgumentParser
import CRMGateway
import Workspace

/// Ends grants that nobody holds any more.
struct KeysCollectCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "collect", abstract: "End grants that nobody has held for the undo window.",
        discussion: "A host that runs the gateway as a service does this by itself; where there is only the command "
            + "line, call it now and then. The host's own act: it needs no --as.")

    @OptionGroup(title: "Global options") var options: GlobalOptions

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let done = try await gateway.gateway.grants.collectOrphans()
        let groups = [("erased", done.erased), ("revoked", done.revoked), ("unconfirmed", done.unconfirmed)]
        let report = ListReport(
            name: "grants",
            table: TextTable("grant", "ending", rows: groups.flatMap { name, ids in ids.map { [$0.rawValue, name] } }),
            entries: groups.flatMap { name, ids in
                ids.map { ["grant": .text($0.rawValue), "ending": .text(name)] }
            }, emptyLine: "No grant had to end.")
        return CommandResult(report, done.unconfirmed.isEmpty ? .done : .paused)
    }
}
