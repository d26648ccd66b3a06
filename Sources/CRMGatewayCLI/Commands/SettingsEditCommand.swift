import ArgumentParser
import CRMGateway
import Foundation
import Workspace

/// Edits one's own value of a category in an editor.
struct SettingsEditCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "edit", abstract: "Edit your own value of a category in $VISUAL or $EDITOR.",
        discussion: """
            The value is shown as YAML. What is wrong with it when you leave the editor is told as comments, and you can \
            mend it; leave it unchanged to stop. Somebody who changed it meanwhile is not overwritten.

            EXAMPLE
              EDITOR=nano crm-gateway settings edit meetingTitles --as ann@example.com
            """)

    @Argument(help: ArgumentHelp("The category.", valueName: "category")) var category: String
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let actor = try await gateway.actor()
        let category = try CategoryArguments.category(category)
        let settings = gateway.gateway.settings
        let editor = try TextEditor(ProcessInfo.processInfo.environment)
        let entry = try await settings.get(category, of: try SettingsOwnerArguments.own(actor), as: actor)
        let session = SettingsEditSession(category: category, editor: editor) { settings.issues(in: $0, of: category) }
        // A company has no default name, and nothing else is needed.
        guard let json = try session.run(from: entry.json ?? #"{"name":""}"#) else {
            return CommandResult(
                FactsReport(["Unchanged."], ["is_changed": false, "category": .text(category.rawValue)]))
        }
        let edit = try await settings.set(category, to: json, expecting: entry.version, as: actor)
        return CommandResult(SettingsEditReport(edit))
    }
}
