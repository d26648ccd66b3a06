import ArgumentParser

/// Teams.
struct TeamCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "team", abstract: "Make teams, put people on them, move them, and show them.",
        discussion:
            "Teams are named by name, however it is capitalised; people by email. An edit prints what it changed "
            + "and what is left to review: it changes no settings, no CRM keys and no access by itself.",
        subcommands: [
            TeamCreateCommand.self, TeamRenameCommand.self, TeamListCommand.self, TeamShowCommand.self,
            TeamMembersCommand.self, TeamCandidatesCommand.self, TeamAddCommand.self, TeamMoveCommand.self,
            TeamDestinationsCommand.self, TeamRemoveCommand.self, TeamSwapPrimaryCommand.self,
            TeamPositionCommand.self,
        ])
}
