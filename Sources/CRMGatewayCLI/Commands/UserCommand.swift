import ArgumentParser

/// People.
struct UserCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user", abstract: "Provision people, and show who is there.",
        subcommands: [
            UserAddCommand.self, UserListCommand.self, UserShowCommand.self, UserFinishSetupCommand.self,
        ])
}
