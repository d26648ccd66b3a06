import ArgumentParser

/// Prints parts of the documentation from the code; for the authors of the documentation.
struct DocsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "docs", abstract: "Print parts of the documentation.", shouldDisplay: false,
        subcommands: [DocsConfigurationCommand.self, DocsSettingsCommand.self])
}
