import ConnectorKit
import OpenSSLCrypto
import SQLStore
import Vault
import Workspace

/// Seals and opens what belongs to grants, each bound to its row (SEC-1, T-02).
struct GrantVault: Sendable {
    let keys: DataKeys

    init(_ vault: Vault) {
        keys = DataKeys(vault: vault)
    }

    /// Puts sealed credentials, and what of them isn't secret, into a grant's row. Its `generation` is part of the seal.
    func seal(
        _ credentials: Credentials, into grant: inout GrantRow, of organization: OrganizationID,
        in transaction: any SQLTransaction
    ) throws {
        let key = try keys.current(of: organization, in: transaction)
        let plain = try SealedCredentials.encode(credentials)
        grant.sealed = try keys.seal(plain, binding: grant.binding(of: organization), under: key, in: transaction)
        grant.dataKey = key.id
        grant.method = credentials.method
        grant.issuedAt = credentials.issuedAt.milliseconds
        grant.expiresAt = credentials.expiresAt?.milliseconds
        grant.scopes = credentials.scopes?.sorted() ?? grant.scopes
    }

    /// The credentials of a grant.
    ///
    /// - Throws: `VaultError`: `seal_mismatch` where any part of the row was changed, `root_key_missing`; `GatewayError`
    ///   `grant_erased`.
    func open(
        _ grant: GrantRow, of organization: OrganizationID, in transaction: any SQLTransaction
    ) throws -> Credentials {
        guard let sealed = grant.sealed, let keyID = grant.dataKey else { throw GatewayError.grantErased }
        let key = try keys.open(keyID, of: organization, in: transaction)
        return try SealedCredentials.decode(
            try keys.vault.open(sealed, binding: grant.binding(of: organization), under: key))
    }
}

extension GrantRow {
    /// Everything that the sealed credentials are bound to.
    func binding(of organization: OrganizationID) -> SealBinding {
        SealBinding(
            purpose: "grant.credentials", organization: organization.rawValue, crm: crm.rawValue,
            crmAccount: account.rawValue, grantID: id.rawValue, generation: UInt64(generation))
    }
}
