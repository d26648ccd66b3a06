import ArgumentParser

/// Brings the database up to date.
struct MigrateCommand: SessionCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate", abstract: "Bring an older database up to date.",
        discussion: "Needed only where the setting migrate is false; else every start does it. Keep a backup.")

    @OptionGroup(title: "Global options") var options: GlobalOptions

    func perform(_ session: CommandSession) async throws -> CommandResult {
        let gateway = try await OpenGateway(session, isMigrating: true)
        await gateway.close()
        return CommandResult(
            FactsReport(["The database is up to date."], ["database": .text(session.settings.database)]))
    }
}
