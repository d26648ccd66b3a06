import ArgumentParser

/// People.
struct UserCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user", abstract: "Provision people, change their roles and seats, remove and restore them.",
        subcommands: [
            UserAddCommand.self, UserListCommand.self, UserShowCommand.self, UserInviteCommand.self,
            UserRoleCommand.self, UserSeatCommand.self,
            UserRemoveCommand.self, UserRestoreCommand.self, UserPurgeCommand.self, UserRemovalsCommand.self,
            UserFinishSetupCommand.self,
        ])
}
