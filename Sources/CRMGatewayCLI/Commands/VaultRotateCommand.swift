import ArgumentParser
import CRMGateway
import Vault

/// Rotates the root key, and wraps data keys anew.
struct VaultRotateCommand: GatewayCommand {
    static let configuration = CommandConfiguration(
        commandName: "rotate", abstract: "Put a new root key in force, and wrap every data key under it.",
        discussion: """
            Works while others use the store; processes that run already take the new key up when they start again, so \
            start them again before they have to read what was wrapped under it. The old key stays in the file until \
            --retire ID takes it out. Root keys of the environment or a command are changed where they are kept; then \
            use --rewrap-only.
            """)

    @Flag(name: .customLong("rewrap-only"), help: "Make no new root key; wrap under the newest.") var rewrapOnly = false
    @Option(help: ArgumentHelp("Take an old root key out of the file, once it protects nothing.", valueName: "id"))
    var retire: String?
    @OptionGroup(title: "Global options") var options: GlobalOptions

    func perform(_ gateway: OpenGateway) async throws -> CommandResult {
        let rotation = gateway.gateway.grants.rotation
        if let retire {
            try await rotation.requireRetirable(rootKey: retire)
            gateway.vault.adopt(try file(gateway).retire(retire))
            return CommandResult(VaultReport(status: try await rotation.status(), retired: retire))
        }
        if !rewrapOnly { gateway.vault.adopt(try file(gateway).rotate()) }
        let count = try await rotation.rewrapEverything()
        return CommandResult(VaultReport(status: try await rotation.status(), rewrapped: count))
    }

    private func file(_ gateway: OpenGateway) throws(CommandFailure) -> FileRootKeyProvider {
        guard case .file(let path) = gateway.settings.rootKey else {
            throw CommandFailure(
                .usage, code: "root_key_elsewhere", "The root keys come from elsewhere than a file.",
                nextStep: "Change them there, newest first, then run: crm-gateway vault rotate --rewrap-only")
        }
        return FileRootKeyProvider(path: path)
    }
}
