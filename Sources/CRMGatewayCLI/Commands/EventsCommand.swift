import ArgumentParser

/// What hosts hear of.
struct EventsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "events", abstract: "Read what happened: runs that ended, grants that died, drift, failed mail.",
        subcommands: [EventsListCommand.self])
}
