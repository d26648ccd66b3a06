import ArgumentParser
import CRMGateway
import ConnectorKit
import Workspace

/// Drops a user's key.
struct DisconnectCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "disconnect", abstract: "Drop a user's key to a CRM; the grant lives on for its other holders.")

    @Argument(help: "The CRM.") var crm: String
    @Option(
        name: .customLong("for"), help: ArgumentHelp("Whose key; by default that of whoever acts.", valueName: "email"))
    var owner: String?
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let crm = try gateway.crm(crm)
        let actor = try await gateway.actor()
        let email = owner ?? gateway.settings.actor ?? ""
        let user = try await gateway.user(email, as: actor)
        let outcome = try await gateway.gateway.grants.disconnect(crm, of: user.id, as: actor)
        let rest =
            outcome.isOrphaned
            ? "Nobody holds the grant any more: it is kept for the undo window, then ended."
            : "\(outcome.holdersLeft) still hold a key to the grant."
        return CommandResult(
            FactsReport(
                ["The key of \(user.email.text) for \(crm) is gone. \(rest)"],
                [
                    "crm": .text(crm.rawValue), "email": .text(user.email.text), "grant": .text(outcome.grant.rawValue),
                    "holders_left": .count(outcome.holdersLeft), "is_orphaned": .bool(outcome.isOrphaned),
                ]))
    }
}
