import ArgumentParser
import CRMGateway
import ConnectorKit

/// Gives up the old values of a designated record that people were handed.
struct VerifyReleaseCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "release",
        abstract: "Leave a designated record as it is, and forget what it held before a verification.",
        discussion: """
            For a record whose old values the gateway can't put back, because somebody, or something in the CRM, changed \
            it since. See them with verify held first: they are wiped. For super admins, and audited.
            """)

    @OptionGroup var mark: ProbeMarkArgument
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let probe = try mark.probe()
        let actor = try await gateway.actor()
        try await gateway.gateway.verification.release(probe, as: actor)
        return CommandResult(
            FactsReport(
                ["The record stays as it is; what it held before is forgotten."], ["mark": .text(probe.id)]))
    }
}
