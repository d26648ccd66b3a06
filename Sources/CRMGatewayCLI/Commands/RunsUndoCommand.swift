import ArgumentParser
import CRMGateway
import Workspace

/// Takes back what a run wrote here.
struct RunsUndoCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo", abstract: "Take back what a run wrote here; what it made in a CRM stays, and is named.")

    @Argument(help: "The run's id.") var run: String
    @Option(help: ArgumentHelp("Only for this user; repeat it for several.", valueName: "email")) var user: [String] =
        []
    @Flag(help: "Take back what has changed since, too.") var force = false
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let actor = try await gateway.actor()
        let id = RunID(rawValue: run)
        let users = user.isEmpty ? nil : try await gateway.runs.users(emails: user, toUndo: id, as: actor)
        let handle = try await gateway.runs.undo(id, users: users, isForced: force, as: actor)
        return try await gateway.follow(handle, rowsMax: OutcomeReport.rowsMaxDefault, as: actor)
    }
}
