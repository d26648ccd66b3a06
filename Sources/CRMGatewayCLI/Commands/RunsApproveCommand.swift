import ArgumentParser
import CRMGateway
import Foundation
import Workspace

/// Approves a parked change.
struct RunsApproveCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve", abstract: "Let a parked change of people take effect.",
        discussion: """
            For another super admin than who asked, within 24 hours, once, and only as long as nobody whom it concerns has \
            changed. Where there is no other super admin, who asked confirms it by typing the organization's name.

            EXAMPLE
              crm-gateway runs approve 019a0000-0000-7000-8000-000000000000 --as carol@example.com
            """)

    @Argument(help: "The run's id.") var run: String
    @Option(help: ArgumentHelp("The organization's name, where nobody else can approve it.", valueName: "text"))
    var confirm: String?
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let actor = try await gateway.actor()
        let id = RunID(rawValue: run)
        let approved = try await gateway.runs.approve(id, confirming: try await typed(id, gateway, actor), as: actor)
        let result = try await report(approved.result, gateway, actor)
        return CommandResult(
            FactsReport(
                ["Approved, and applied. Run \(id)."] + result.lines,
                ["run": .object(approved.run.facts), "result": result.json]))
    }

    /// What was typed; asked for where nobody else can approve.
    private func typed(_ id: RunID, _ gateway: OpenGateway, _ actor: Actor) async throws -> String? {
        if let confirm { return confirm }
        let run = try await gateway.runs.show(id, as: actor)
        guard run.bulkChange?.needsTypedConfirmation == true, run.actor.user == actor.user, !run.state.isEnded else {
            return nil
        }
        return try TypedConfirmation.text(given: nil, wanted: "the organization's name", console: gateway.console)
    }

    private func report(_ result: BulkResult, _ gateway: OpenGateway, _ actor: Actor) async throws -> any Report {
        switch result {
        case .removal(let report): return RemovalsReport(report: report, emails: [:])
        case .roles(let outcome):
            let emails = try await gateway.emails(of: outcome.changed.map(\.user) + outcome.unchanged, as: actor)
            return RoleReport(outcome: outcome, emails: emails)
        case .seats(let outcome):
            let emails = try await gateway.emails(of: outcome.changed.map(\.user) + outcome.unchanged, as: actor)
            return SeatReport(outcome: outcome, emails: emails)
        case .threshold(let threshold):
            let words = threshold.map { "\($0.people) people, \($0.percent) percent" } ?? "off"
            return FactsReport(["Threshold: \(words)."], ["threshold": .text(words)])
        }
    }
}
