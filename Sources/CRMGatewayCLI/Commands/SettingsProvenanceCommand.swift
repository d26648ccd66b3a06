import ArgumentParser
import CRMGateway
import Workspace

/// Where somebody's settings came from.
struct SettingsProvenanceCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "provenance",
        abstract: "Show which run, admin and moment each category came from, and whether it was edited since.",
        discussion: """
            EXAMPLE
              crm-gateway settings provenance --of bob@example.com --as ann@example.com
            """)

    @OptionGroup var owner: SettingsOwnerArguments
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let actor = try await gateway.actor()
        let user = try await owner.user(in: gateway, as: actor)
        let told = try await gateway.gateway.settings.provenance(of: user, as: actor)
        let emails = try await gateway.emails(of: told.settings.compactMap { $0.handedOver?.source }, as: actor)
        return CommandResult(ProvenanceReport(told: told, emails: emails))
    }
}
