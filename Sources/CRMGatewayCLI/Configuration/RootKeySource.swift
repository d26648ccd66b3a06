import Vault

/// Where this deployment's root keys come from.
enum RootKeySource: Hashable, Sendable {
    case file(String)
    case environment
    case command([String])

    /// The variable of the environment's source.
    static let variable = "CRM_GATEWAY_ROOT_KEY"

    /// Reads the keys.
    ///
    /// - Throws: `VaultError` `root_key_unreadable`.
    func rootKeys() async throws -> RootKeyRing {
        switch self {
        case .file(let path): try FileRootKeyProvider(path: path).rootKeys()
        case .environment: try EnvironmentRootKeyProvider(variable: Self.variable).rootKeys()
        case .command(let words): try await CommandRootKeyProvider(words).rootKeys()
        }
    }
}
