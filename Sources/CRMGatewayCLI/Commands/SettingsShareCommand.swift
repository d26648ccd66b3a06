import ArgumentParser
import CRMGateway

/// Whether others may take over an admin's CRM keys.
struct SettingsShareCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "share", abstract: "Choose whether users may take over your CRM keys by Sync with Admin.",
        discussion: """
            Whoever takes over your keys acts in the CRMs as you. Switched off, their Sync with Admin brings everything else; \
            what was taken over before stays. Without --keys it says how it is.

            EXAMPLE
              crm-gateway settings share --keys off --as ann@example.com
            """)

    /// On or off.
    enum Switch: String, ExpressibleByArgument, CaseIterable {
        case on, off
    }

    @Option(help: ArgumentHelp("on or off.", valueName: "switch")) var keys: Switch?
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let actor = try await gateway.actor()
        let settings = gateway.gateway.settings
        var isChanged = false
        if let keys { isChanged = try await settings.setSharesKeys(keys == .on, as: actor) }
        let isShared = try await settings.sharesKeys(of: try SettingsOwnerArguments.own(actor), as: actor)
        let line = isShared ? "Your CRM keys are shared by Sync with Admin." : "Your CRM keys aren't shared."
        return CommandResult(
            FactsReport(
                [keys != nil && !isChanged ? line + " It was so before." : line],
                ["shares_keys": .bool(isShared), "is_changed": .bool(isChanged)]))
    }
}
