import ArgumentParser

/// A command that does something, with settings read and a console at hand.
protocol SessionCommand: ParsableCommand {
    /// What was said on the command line for every command.
    var options: GlobalOptions { get }

    /// The formats that it can print its result in.
    static var formats: Set<OutputFormat> { get }

    /// Does it.
    func perform(_ session: CommandSession) async throws -> CommandResult
}

extension SessionCommand {
    static var formats: Set<OutputFormat> { OutputFormat.usual }
}
