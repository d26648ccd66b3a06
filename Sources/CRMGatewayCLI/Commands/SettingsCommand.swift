import ArgumentParser

/// Settings.
struct SettingsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "settings", abstract: "Copy settings between dashboards.",
        subcommands: [SettingsPushCommand.self, SettingsPullCommand.self])
}
