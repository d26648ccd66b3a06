public import Vault
public import Workspace

/// The keys of the audit chains, derived from the vault's root keys.
public struct VaultAuditKeys: AuditKeySource {
    private let vault: Vault

    /// Takes the vault.
    public init(_ vault: Vault) {
        self.vault = vault
    }

    /// The key under the newest root key.
    public func key(for organization: OrganizationID) throws -> AuditChainKey {
        Self.chainKey(try vault.auditKey(organization: organization.rawValue))
    }

    /// The key under an older root key.
    public func key(for organization: OrganizationID, id: String) throws -> AuditChainKey {
        Self.chainKey(try vault.auditKey(organization: organization.rawValue, rootKeyID: id))
    }

    private static func chainKey(_ key: AuditKey) -> AuditChainKey {
        AuditChainKey(id: key.rootKeyID) { key.code(of: $0) }
    }
}
