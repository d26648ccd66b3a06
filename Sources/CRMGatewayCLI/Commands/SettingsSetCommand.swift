import ArgumentParser
import CRMGateway
import Foundation
import Workspace

/// Sets one's own value of a category.
struct SettingsSetCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Set your own value of a category from a file, or take it away.",
        discussion: """
            The file holds the whole value, as JSON, or as YAML where its name ends in .yaml. Everything that is wrong \
            with it is told, with its path, and nothing is written then. To bring it to others: crm-gateway settings push.

            EXAMPLES
              crm-gateway settings set meetingTitles titles.yaml --as ann@example.com
              crm-gateway settings set alternateDomains - --as ann@example.com < domains.json
              crm-gateway settings set emailTemplates --clear --as ann@example.com
            """)

    @Argument(help: ArgumentHelp("The category.", valueName: "category")) var category: String
    @Argument(help: ArgumentHelp("The file; - for standard input.", valueName: "file")) var file: String?
    @Flag(help: "Take the value away; owner properties and stages of your own stay.") var clear = false
    @Flag(name: .customLong("as-yaml"), help: "The file is YAML, whatever its name.") var asYAML = false
    @Option(
        name: .customLong("version"),
        help: ArgumentHelp("Refuse if the value is at another version than this.", valueName: "number"))
    var expected: Int64?
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func validate() throws {
        guard (file == nil) == clear else { throw ValidationError("Name either a file or --clear") }
    }

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let actor = try await gateway.actor()
        let category = try CategoryArguments.category(category)
        let settings = gateway.gateway.settings
        guard let file else {
            return CommandResult(
                SettingsEditReport(try await settings.clear(category, expecting: expected, as: actor)))
        }
        let json = try SettingsInput(path: file, asYAML: asYAML).json
        let issues = settings.issues(in: json, of: category)
        guard issues.count <= 1 else { return CommandResult(IssuesReport(category, issues), .refused) }
        let edit = try await settings.set(category, to: json, expecting: expected, as: actor)
        return CommandResult(SettingsEditReport(edit))
    }
}
