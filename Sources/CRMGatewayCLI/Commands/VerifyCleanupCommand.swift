import ArgumentParser
import CRMGateway
import Workspace

/// Removes what probes left.
struct VerifyCleanupCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "cleanup", abstract: "Remove what earlier verifications may have left in CRMs.",
        discussion: """
            Any live key of an account does it. Every verification that writes cleans up first, too. Ends with 6 where \
            something may still be there. What no key will ever see again is given up with verify release.

            EXAMPLE
              crm-gateway verify cleanup --dry-run --as ann@example.com
            """)

    @Flag(name: .customLong("dry-run"), help: "List what may be there, and ask no CRM.") var dryRun = false
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let actor = try await gateway.actor()
        let verification = gateway.gateway.verification
        let before = try await verification.pendingCleanup(as: actor)
        let pending = dryRun ? before : try await verification.cleanUp(as: actor)
        return CommandResult(
            CleanupReport(before: before, pending: pending, isDryRun: dryRun), pending.isEmpty ? .done : .paused)
    }
}
