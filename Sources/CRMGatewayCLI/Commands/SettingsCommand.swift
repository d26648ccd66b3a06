import ArgumentParser

/// Settings.
struct SettingsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "settings", abstract: "Read and edit settings, copy them between dashboards, and compare them.",
        subcommands: [
            SettingsPushCommand.self, SettingsPullCommand.self,
            SettingsPreviewCommand.self, SettingsApplyCommand.self,
            SettingsGetCommand.self, SettingsSetCommand.self, SettingsEditCommand.self, SettingsDiffCommand.self,
            SettingsHistoryCommand.self, SettingsProvenanceCommand.self, SettingsDriftCommand.self,
            SettingsReadinessCommand.self, SettingsShareCommand.self,
        ])
}
