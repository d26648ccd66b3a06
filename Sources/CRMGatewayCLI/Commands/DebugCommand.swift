import ArgumentParser

/// For the project's own checks.
struct DebugCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "debug", abstract: "Commands for the project's own checks.", shouldDisplay: false,
        subcommands: [DebugStateCommand.self])
}
