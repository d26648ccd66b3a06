import ArgumentParser
import CRMGateway
import Foundation
import Workspace

/// Revokes a grant, for everyone.
struct KeysRevokeCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke", abstract: "Revoke a grant for everyone; names first who loses access.",
        discussion: "Without --yes it only names them (exit code 6) unless somebody answers on a terminal. "
            + "--repeat sends a revoke again that the vendor hasn't confirmed.")

    @Argument(help: "The grant's id; crm-gateway keys list shows it.") var grant: String
    @Flag(help: "Revoke without asking.") var yes = false
    @Flag(name: .customLong("repeat"), help: "Send an unconfirmed revoke again.") var isRepeat = false
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let actor = try await gateway.actor()
        let grants = gateway.gateway.grants
        if isRepeat {
            return result(try await grants.repeatRevocation(of: GrantID(rawValue: grant), as: actor), holders: [])
        }
        let plan = try await grants.planRevocation(of: GrantID(rawValue: grant), as: actor)
        let emails = try await gateway.emails(of: plan.holders, as: actor)
        let holders = plan.holders.map { emails[$0] ?? $0.rawValue }
        guard yes || isConfirmed(plan, holders, gateway.console) else {
            return CommandResult(RevocationReport(plan: plan, outcome: nil, holders: holders), .paused)
        }
        return result(try await grants.revoke(plan, as: actor), plan: plan, holders: holders)
    }

    private func result(
        _ outcome: RevocationOutcome, plan: RevocationPlan? = nil, holders: [String]
    ) -> CommandResult {
        let status: ExitStatus =
            switch outcome.vendorSide {
            case .confirmed: .done
            case .byHand: .warnings
            case .unconfirmed: .paused
            }
        return CommandResult(RevocationReport(plan: plan, outcome: outcome, holders: holders), status)
    }

    private func isConfirmed(_ plan: RevocationPlan, _ holders: [String], _ console: Console) -> Bool {
        guard isatty(STDIN_FILENO) == 1, isatty(STDERR_FILENO) == 1 else { return false }
        for line in RevocationReport(plan: plan, outcome: nil, holders: holders).lines { console.note(line) }
        FileHandle.standardError.write(Data("Revoke it? [y/N] ".utf8))
        return readLine()?.lowercased().hasPrefix("y") ?? false
    }
}
