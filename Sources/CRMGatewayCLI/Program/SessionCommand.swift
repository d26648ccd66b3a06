import ArgumentParser

/// A command that does something, with settings read and a console at hand.
protocol SessionCommand: ParsableCommand {
    /// What was said on the command line for every command.
    var options: GlobalOptions { get }

    /// Does it.
    func perform(_ session: CommandSession) async throws -> CommandResult
}
