import ArgumentParser
import CRMGateway
import Workspace

/// The versions of a value.
struct SettingsHistoryCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "history", abstract: "Show the versions of a settings value, newest first.",
        discussion: """
            EXAMPLE
              crm-gateway settings history meetingTitles --changes --as bob@example.com
            """)

    @Argument(help: ArgumentHelp("The category.", valueName: "category")) var category: String
    @OptionGroup var owner: SettingsOwnerArguments
    @Option(help: ArgumentHelp("How many, at most \(CRMGateway.Settings.historyMax).", valueName: "count")) var limit =
        20
    @Option(help: ArgumentHelp("Only versions before this one.", valueName: "number")) var before: Int64?
    @Flag(help: "Show what each version changed.") var changes = false
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func validate() throws {
        try ListLimit.check(limit, max: CRMGateway.Settings.historyMax)
    }

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let actor = try await gateway.actor()
        let category = try CategoryArguments.category(category)
        let user = try await owner.user(in: gateway, as: actor)
        let page = try await gateway.gateway.settings.history(
            of: category, of: user, before: before, limit: limit, as: actor)
        let people = page.elements.flatMap { [$0.source, $0.actor].compactMap(\.self) }
        let emails = try await gateway.emails(of: people, as: actor)
        return CommandResult(
            HistoryReport(
                category: category, revisions: page.elements, next: page.next, emails: emails, showsChanges: changes))
    }
}
