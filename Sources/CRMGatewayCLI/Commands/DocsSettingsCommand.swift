import ArgumentParser

/// Prints the page of settings.
struct DocsSettingsCommand: SessionCommand {
    static let configuration = CommandConfiguration(
        commandName: "settings", abstract: "Print docs/settings.md: every field of every category.")

    @OptionGroup(title: "Global options") var options: GlobalOptions

    func perform(_ session: CommandSession) async throws -> CommandResult {
        CommandResult(SettingsPage())
    }
}
