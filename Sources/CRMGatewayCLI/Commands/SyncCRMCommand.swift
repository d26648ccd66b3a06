import ArgumentParser
import CRMGateway
import ConnectorKit
import Workspace

/// Sync CRM, or its preview.
struct SyncCRMCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "crm", abstract: "Hand the organization admin's CRM keys to a user or a team.",
        discussion: """
            Copies keys, makes sure that the owner properties exist, and binds people to their CRM users. A copied key \
            refers to the admin's grant: what later happens to that grant reaches everyone who holds a key to it. \
            A run that was stopped goes on with: crm-gateway runs resume.
            """)

    @Option(help: ArgumentHelp("One user.", valueName: "email")) var target: String?
    @Option(help: ArgumentHelp("A whole team.", valueName: "name")) var team: String?
    @Option(help: ArgumentHelp("Only this CRM; repeat it for several.", valueName: "name")) var crm: [String] = []
    @Flag(help: "Say what would happen, and write nothing, here or in a CRM.") var preview = false
    @Flag(name: .customLong("keep-own"), help: "Keep connections that targets made themselves.") var keepOwn = false
    @Flag(
        name: .customLong("ask-again"),
        help: "Ask a CRM again to show owner properties to members for whom it refused before.")
    var askAgain = false
    @Option(
        name: .customLong("idempotency-key"),
        help: ArgumentHelp("The same key within 24 hours names the same run.", valueName: "key"))
    var idempotencyKey: String?
    @OptionGroup var verifying: VerifyAfterArguments
    @Flag(help: "Show every member; by default the first \(OutcomeReport.rowsMaxDefault).") var all = false
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func validate() throws {
        guard (target == nil) != (team == nil) else {
            throw ValidationError("Name either --target EMAIL or --team NAME")
        }
        guard verifying.verify == nil || !preview else {
            throw ValidationError("--preview writes nothing that --verify could verify")
        }
    }

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let actor = try await gateway.actor()
        let scope = try await gateway.gateway.syncScope(name, as: actor)
        let crms = crm.isEmpty ? nil : Set(try crm.map { try gateway.crm($0) })
        guard !preview else {
            let plan = try await gateway.gateway.planSyncCRM(
                to: scope, as: actor, crms: crms, keepsOwnConnections: keepOwn, asksAgain: askAgain)
            let report = try await PlanReport(plan, rowsMax: rowsMax, in: gateway, as: actor)
            return CommandResult(report, ExitStatus(plan))
        }
        let handle = try await gateway.gateway.syncCRM(
            to: scope, as: actor, crms: crms, keepsOwnConnections: keepOwn, asksAgain: askAgain,
            idempotencyKey: idempotencyKey)
        return try await gateway.follow(handle, rowsMax: rowsMax, verifying: try verifying.mode, as: actor)
    }

    private var rowsMax: Int { all ? .max : OutcomeReport.rowsMaxDefault }

    private var name: ScopeName { team.map { .team(named: $0) } ?? .user(email: target ?? "") }
}
