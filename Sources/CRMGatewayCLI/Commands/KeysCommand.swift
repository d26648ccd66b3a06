import ArgumentParser

/// Keys and grants.
struct KeysCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keys", abstract: "Show keys and who holds a grant, and revoke grants.",
        subcommands: [KeysListCommand.self, KeysHoldersCommand.self, KeysRevokeCommand.self, KeysCollectCommand.self])
}
