import ArgumentParser

/// Prints the table of settings.
struct DocsConfigurationCommand: SessionCommand {
    static let configuration = CommandConfiguration(
        commandName: "configuration", abstract: "Print the table of settings in docs/configuration.md.")

    @OptionGroup(title: "Global options") var options: GlobalOptions

    func perform(_ session: CommandSession) async throws -> CommandResult {
        CommandResult(SettingsTable())
    }
}
