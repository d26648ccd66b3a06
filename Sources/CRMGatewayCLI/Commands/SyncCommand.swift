import ArgumentParser

/// Syncs.
struct SyncCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sync", abstract: "Sync from an admin's dashboard to others'.",
        subcommands: [SyncCRMCommand.self])
}
