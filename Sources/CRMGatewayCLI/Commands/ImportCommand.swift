import ArgumentParser

/// People and teams from files.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Take people and teams over from a CSV or JSON file.",
        subcommands: [ImportPeopleCommand.self, ImportTeamsCommand.self])
}
