import ArgumentParser

/// People and teams into files.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write people and teams as CSV or JSON; import reads them again.",
        subcommands: [ExportPeopleCommand.self, ExportTeamsCommand.self])
}
