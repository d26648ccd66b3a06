import ArgumentParser
import CRMGateway
import Verification
import Workspace

/// What changed between two verifications.
struct VerifyDiffCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff", abstract: "Compare two verifications: what got worse, what better.",
        discussion: """
            Ends with 1 where something got worse, otherwise with 0.

            EXAMPLE
              crm-gateway verify diff EARLIER LATER --as ann@example.com
            """)

    @Argument(help: "The run of the earlier one.") var earlier: String
    @Argument(help: "The run of the later one.") var later: String
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let actor = try await gateway.actor()
        let difference = try await gateway.gateway.verification.difference(
            from: RunID(rawValue: earlier), to: RunID(rawValue: later), as: actor)
        let report = VerificationDiffReport(
            difference: difference,
            emails: try await gateway.emails(of: VerificationDiffReport.people(in: difference), as: actor),
            style: gateway.console.style)
        return CommandResult(report, report.isWorse ? .failures : .done)
    }
}
