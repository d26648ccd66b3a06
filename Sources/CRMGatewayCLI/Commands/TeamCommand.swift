import ArgumentParser

/// Teams.
struct TeamCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "team", abstract: "Make teams, put people on them, and show them.",
        subcommands: [TeamCreateCommand.self, TeamAddCommand.self, TeamListCommand.self, TeamShowCommand.self])
}
