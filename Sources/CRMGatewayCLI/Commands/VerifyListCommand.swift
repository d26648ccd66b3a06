import ArgumentParser
import CRMGateway
import Workspace

/// Verifications that are kept.
struct VerifyListCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List verifications, newest first.")

    @Option(help: ArgumentHelp("How many, 1 to \(Verifications.pageMax).", valueName: "count")) var limit = 20
    @Option(help: ArgumentHelp("Only those before this run.", valueName: "run")) var before: String?
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func validate() throws {
        try ListLimit.check(limit, max: Verifications.pageMax)
    }

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let actor = try await gateway.actor()
        let page = try await gateway.gateway.verification.reports(
            after: before.map { RunID(rawValue: $0) }, limit: limit, as: actor)
        var names: [RunID: String] = [:]
        for summary in page.elements {
            names[summary.run] = try await gateway.name(of: summary.request.scope, as: actor)
        }
        return CommandResult(ListReport.verifications(page.elements, names: names))
    }
}
