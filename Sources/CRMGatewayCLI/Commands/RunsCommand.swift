import ArgumentParser

/// Runs.
struct RunsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "runs", abstract: "Show runs, and watch, resume, stop, retry, undo or approve them.",
        subcommands: [
            RunsListCommand.self, RunsShowCommand.self, RunsWatchCommand.self, RunsResumeCommand.self,
            RunsCancelCommand.self, RunsRetryCommand.self, RunsUndoCommand.self,
            RunsApproveCommand.self,
        ])
}
