import ArgumentParser
import CRMGateway
import Workspace

/// Which members of a team differ from an admin.
struct SettingsDriftCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "drift", abstract: "Show which members of a team differ from an admin's settings, and in what.",
        discussion: """
            Only what a push from that admin would change counts; owner properties and stages of one's own are no drift. \
            Ends with 5 where somebody differs.

            EXAMPLE
              crm-gateway settings drift --team Sales --members --as ann@example.com
            """)

    @Option(help: ArgumentHelp("The team.", valueName: "name")) var team: String
    @Option(help: ArgumentHelp("The admin to compare with; by default you.", valueName: "email")) var against: String?
    @Option(help: ArgumentHelp("Only this category; repeat it for several.", valueName: "name"))
    var category: [String] = []
    @Flag(help: "List every member who differs.") var members = false
    @Flag(help: "Leave an event for the host where somebody differs.") var report = false
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let actor = try await gateway.actor()
        let found = try await gateway.directory.team(named: team, as: actor)
        let admin = try await SettingsOwnerArguments.user(against, in: gateway, as: actor)
        let categories =
            category.isEmpty
            ? Set(CRMGateway.Settings.documentCategories) : try CategoryArguments.categories(category)
        let settings = gateway.gateway.settings
        let drift = try await settings.drift(
            of: found.id, against: admin, categories: categories, reportsDrift: report, as: actor)
        let listed =
            members
            ? try await Listing.all { (cursor: UserID?) in
                try await settings.driftMembers(
                    of: found.id, against: admin, categories: categories, after: cursor,
                    limit: CRMGateway.Settings.pageMax, as: actor)
            }.filter { !$0.entries.isEmpty } : []
        let people = drift.categories.flatMap { $0.groups.map(\.first) } + listed.map(\.user) + [admin]
        let emails = try await gateway.emails(of: people, as: actor)
        return CommandResult(
            DriftReport(team: found.name.text, drift: drift, members: listed, emails: emails), ExitStatus(drift))
    }
}

extension SettingsOwnerArguments {
    /// Somebody by email, or the one who acts.
    static func user(_ email: String?, in gateway: OpenGateway, as actor: Actor) async throws -> UserID {
        guard let email else { return try own(actor) }
        return try await gateway.user(email, as: actor).id
    }
}
