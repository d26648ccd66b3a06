import ArgumentParser
import CRMGateway
import Workspace

/// Shows whether the database is the one that its anchors know.
struct RestoreStatusCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Show whether the database is the anchored one, and which grants are in doubt."
    )

    @OptionGroup(title: "Global options") var options: GlobalOptions

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let actor = try await gateway.actor()
        let report = RestoreReport(
            standing: gateway.gateway.standing, organization: actor.organization,
            suspects: try await gateway.gateway.suspectGrants(as: actor))
        return CommandResult(report, report.found == nil ? .done : .paused)
    }
}
