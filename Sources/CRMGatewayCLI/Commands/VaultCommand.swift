import ArgumentParser

/// Root keys and data keys.
struct VaultCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "vault", abstract: "Show root keys and what they protect, and rotate them.",
        subcommands: [VaultStatusCommand.self, VaultRotateCommand.self])
}
