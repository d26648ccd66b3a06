import ArgumentParser

/// Restored stores.
struct RestoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Show whether the database is the anchored one, and end restored mode.",
        subcommands: [RestoreStatusCommand.self, RestoreEndCommand.self])
}
