import ArgumentParser
import CRMGateway
import Foundation
import Workspace

/// What a push, or a Sync with Admin, would do.
struct SettingsPreviewCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview", abstract: "Say what a push of settings would do, and write nothing.",
        discussion: """
            With --from it is the preview of a Sync with Admin onto your own dashboard. A plan that was kept with --out can \
            be carried out with: crm-gateway settings apply; it is refused once anything it was made from has changed.

            EXAMPLES
              crm-gateway settings preview --team Sales --as ann@example.com
              crm-gateway settings preview --team Sales --out plan.json --as ann@example.com
              crm-gateway settings preview --from ann@example.com --as bob@example.com
            """)

    @OptionGroup var whom: SettingsScopeArguments
    @Option(help: ArgumentHelp("Preview a Sync with Admin from this admin.", valueName: "email")) var from: String?
    @OptionGroup(title: "Categories") var categories: CategoryArguments
    @Option(
        help: ArgumentHelp("Take this category away from the targets; repeat it for several.", valueName: "name"))
    var clear: [String] = []
    @Flag(name: .customLong("keep-own"), help: "Keep connections that targets made themselves.") var keepOwn = false
    @Flag(help: "List what would become of every target.") var targets = false
    @Option(help: ArgumentHelp("Keep the plan in a new file.", valueName: "file")) var out: String?
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func validate() throws {
        guard whom.isGiven != (from != nil) else {
            throw ValidationError("Name --to EMAIL, --team NAME or --from EMAIL")
        }
        guard from == nil || clear.isEmpty else { throw ValidationError("--clear is for pushes, not for --from") }
    }

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let actor = try await gateway.actor()
        let plan = try await plan(gateway, actor)
        if let out { try PlanFile(path: out).write(plan) }
        let listed = targets ? try await list(plan, gateway, actor) : []
        let report = try await SettingsPlanReport(plan, targets: listed, in: gateway, as: actor)
        return CommandResult(report, ExitStatus(plan))
    }

    private func plan(_ gateway: OpenGateway, _ actor: Actor) async throws -> SettingsPlan {
        let selected = try categories.selected()
        let settings = gateway.gateway.settings
        if let from {
            return try await settings.previewSyncWithAdmin(
                from: try await settings.source(email: from, isPreview: true, as: actor), categories: selected,
                keepsOwnConnections: keepOwn,
                as: actor)
        }
        return try await settings.previewPush(
            to: try await settings.scope(whom.name, isPreview: true, as: actor), categories: selected,
            clearing: try CategoryArguments.categories(clear), keepsOwnConnections: keepOwn, as: actor)
    }

    private func list(
        _ plan: SettingsPlan, _ gateway: OpenGateway, _ actor: Actor
    ) async throws -> [PlannedSettingsTarget] {
        try await Listing.all { (cursor: UserID?) in
            try await gateway.gateway.settings.targets(
                of: plan, after: cursor, limit: CRMGateway.Settings.pageMax, as: actor)
        }
    }
}
