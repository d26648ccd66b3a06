import ArgumentParser
import CRMGateway
import Foundation
import Workspace

/// Compares a value with a file, or with somebody else's.
struct SettingsDiffCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff", abstract: "Compare a settings value with a file, or with another user's.",
        discussion: """
            Tells what would change if the file, or the other's value, took the place of the first: + added, - removed, \
            ~ changed. Ends with 0 whether there are differences or not.

            EXAMPLES
              crm-gateway settings diff meetingTitles --file titles.yaml --as ann@example.com
              crm-gateway settings diff taskSettings --of bob@example.com --with ann@example.com --as ann@example.com
            """)

    @Argument(help: ArgumentHelp("The category.", valueName: "category")) var category: String
    @OptionGroup var owner: SettingsOwnerArguments
    @Option(help: ArgumentHelp("The other value: a file; - for standard input.", valueName: "file")) var file: String?
    @Option(help: ArgumentHelp("The other value: another user's.", valueName: "email")) var with: String?
    @Flag(name: .customLong("as-yaml"), help: "The file is YAML, whatever its name.") var asYAML = false
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func validate() throws {
        guard (file == nil) != (with == nil) else { throw ValidationError("Name either --file FILE or --with EMAIL") }
    }

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let actor = try await gateway.actor()
        let category = try CategoryArguments.category(category)
        let settings = gateway.gateway.settings
        let user = try await owner.user(in: gateway, as: actor)
        let before = try await settings.get(category, of: user, as: actor).value
        var after: SettingsValue?
        if let file {
            let json = try SettingsInput(path: file, asYAML: asYAML).json
            let issues = settings.issues(in: json, of: category)
            guard issues.isEmpty else { return CommandResult(IssuesReport(category, issues), .refused) }
            after = try SettingsDocument.read(json: json, category: category).value
        } else if let with {
            after = try await settings.get(category, of: try await gateway.user(with, as: actor).id, as: actor).value
        }
        return CommandResult(DiffReport(category, SettingsDiff.changes(from: before, to: after)))
    }
}
