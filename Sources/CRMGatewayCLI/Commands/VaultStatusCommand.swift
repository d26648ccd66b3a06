import ArgumentParser
import CRMGateway

/// Shows root keys and what they protect.
struct VaultStatusCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Show the root keys in force, and how many data keys each protects.")

    @OptionGroup(title: "Global options") var options: GlobalOptions

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let status = try await gateway.gateway.grants.rotation.status()
        return CommandResult(VaultReport(status: status), status.waitingCount > 0 ? .warnings : .done)
    }
}
