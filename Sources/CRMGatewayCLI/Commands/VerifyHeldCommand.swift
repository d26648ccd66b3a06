import ArgumentParser
import CRMGateway

/// Shows what a designated record held before a probe that couldn't restore it.
struct VerifyHeldCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "held",
        abstract: "Show what a designated record held before a verification that couldn't restore it.",
        discussion: "It shows values of a CRM's record: for super admins, and audited.")

    @OptionGroup var mark: ProbeMarkArgument
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let probe = try mark.probe()
        let actor = try await gateway.actor()
        return CommandResult(HeldReport(held: try await gateway.gateway.verification.held(by: probe, as: actor)))
    }
}
