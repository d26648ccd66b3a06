import ArgumentParser
import CRMGateway
import Workspace

/// Lists removals.
struct UserRemovalsCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "removals", abstract: "List who was removed, newest first, and until when it can be taken back.")

    @Option(help: "How many, 1 to 1000.") var limit = 100
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func validate() throws {
        try ListLimit.check(limit, max: Directory.pageMax)
    }

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let actor = try await gateway.actor()
        let page = try await gateway.gateway.people.removals(limit: limit, as: actor)
        return CommandResult(ListReport.removals(page.elements))
    }
}
