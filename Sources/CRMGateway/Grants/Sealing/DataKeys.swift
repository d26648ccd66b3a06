import OpenSSLCrypto
import SQLStore
import Vault
import Workspace

/// Finds, makes and opens an organization's data keys.
struct DataKeys: Sendable {
    /// After so many seals an organization gets a new data key: half of what one key may safely make (T-02).
    static let sealsMax = Int64(DataKey.sealsMax / 2)

    let vault: Vault

    /// The data key to seal with, made where the organization has none or the old one has sealed enough.
    ///
    /// - Throws: `VaultError`, `StoreError`.
    func current(of organization: OrganizationID, in transaction: any SQLTransaction) throws -> DataKey {
        let rows = DataKeyRepository(of: organization)
        if let row = try rows.current(in: transaction), row.seals < Self.sealsMax {
            return try vault.open(row.wrap(of: organization))
        }
        let wrap = try vault.makeDataKey(organization: organization.rawValue)
        let row = DataKeyRow(
            id: wrap.id, rootKey: wrap.rootKeyID, wrapped: wrap.wrapped, checkValue: wrap.checkValue,
            createdAt: transaction.now, isCurrent: true)
        try rows.insertCurrent(row, in: transaction)
        return try vault.open(wrap)
    }

    /// The data key that a row names.
    ///
    /// - Throws: `VaultError` `data_key_unknown`, `root_key_missing`, `seal_mismatch`; `StoreError`.
    func open(_ id: String, of organization: OrganizationID, in transaction: any SQLTransaction) throws -> DataKey {
        guard let row = try DataKeyRepository(of: organization).find(id, in: transaction) else {
            throw VaultError.dataKeyUnknown(id, organization: organization.rawValue, known: [])
        }
        return try vault.open(row.wrap(of: organization))
    }

    /// Seals a value that belongs to a row of the organization, and counts the seal.
    func seal(
        _ secret: SecretBytes, binding: SealBinding, under key: DataKey, in transaction: any SQLTransaction
    ) throws -> [UInt8] {
        let sealed = try vault.seal(secret, binding: binding, under: key)
        try DataKeyRepository(of: OrganizationID(rawValue: key.organization))
            .countSeals(1, with: key.id, in: transaction)
        return sealed
    }
}

extension DataKeyRow {
    /// What the vault opens.
    func wrap(of organization: OrganizationID) -> DataKeyWrap {
        DataKeyWrap(
            organization: organization.rawValue, id: id, rootKeyID: rootKey, wrapped: wrapped, checkValue: checkValue)
    }
}
