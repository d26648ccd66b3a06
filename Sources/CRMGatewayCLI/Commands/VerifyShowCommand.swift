import ArgumentParser
import CRMGateway
import Verification
import Workspace

/// A verification that is kept.
struct VerifyShowCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show what a verification found; ends as it ended.")

    static let formats = Set(OutputFormat.allCases)

    @Argument(help: "The run's id.") var run: String
    @Option(
        help: ArgumentHelp(
            "Write the report to this new file, and the summary to standard output.", valueName: "file"))
    var output: String?
    @Flag(help: "Show every result, and every person.") var all = false
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let actor = try await gateway.actor()
        let id = RunID(rawValue: run)
        let report = try await gateway.gateway.verification.report(id, as: actor)
        let summary = try await gateway.gateway.verification.summary(of: id, as: actor)
        let file = try output.map { try ExportFile(creating: $0) }
        let written = VerificationOutput(gateway: gateway, format: gateway.console.format, file: file, showsAll: all)
        let name = try await gateway.name(of: summary.request.scope, as: actor)
        try await written.write(report, about: name, as: actor)
        return CommandResult(nil, summary.state.isEnded ? ExitStatus(report.conclusion) : .paused)
    }
}
