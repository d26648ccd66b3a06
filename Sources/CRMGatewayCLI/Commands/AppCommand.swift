import ArgumentParser

/// The organization's own apps with CRMs.
struct AppCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "app", abstract: "Set, show or remove the organization's own app with a CRM.",
        subcommands: [AppSetCommand.self, AppShowCommand.self, AppRemoveCommand.self])
}
