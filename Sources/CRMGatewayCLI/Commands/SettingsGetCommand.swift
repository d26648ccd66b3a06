import ArgumentParser
import CRMGateway
import Workspace

/// What somebody has of one category, or of all.
struct SettingsGetCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "get", abstract: "Show a settings value, as JSON or YAML; without a category: what there is.",
        discussion: """
            What is shown can be changed and handed to: crm-gateway settings set. Where nothing is set, the default is \
            shown. docs/settings.md tells the fields.

            EXAMPLES
              crm-gateway settings get --as bob@example.com
              crm-gateway settings get meetingTitles --as-yaml --as bob@example.com > titles.yaml
            """)

    @Argument(help: ArgumentHelp("The category.", valueName: "category")) var category: String?
    @OptionGroup var owner: SettingsOwnerArguments
    @Flag(name: .customLong("as-yaml"), help: "Print the value as YAML.") var asYAML = false
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let actor = try await gateway.actor()
        let user = try await owner.user(in: gateway, as: actor)
        let settings = gateway.gateway.settings
        guard let category else {
            let entries = try await settings.all(of: user, as: actor)
            return CommandResult(
                ListReport.settings(entries), entries.contains { $0.failure != nil } ? .warnings : .done)
        }
        let entry = try await settings.get(try CategoryArguments.category(category), of: user, as: actor)
        return CommandResult(try SettingsValueReport(entry, asYAML: asYAML))
    }
}

extension CategoryArguments {
    /// The category of that name (SET-3).
    static func category(_ name: String) throws(CommandFailure) -> Category {
        guard let category = try categories([name]).first else { preconditionFailure("one name is one category") }
        return category
    }
}
