import SQLStore
import Vault
import Workspace

extension DataKeys {
    /// Makes tags under the organization's current data key.
    func tagger(of organization: OrganizationID, in transaction: any SQLTransaction) throws -> KeyTagger {
        KeyTagger(vault: vault, key: try current(of: organization, in: transaction))
    }

    /// Whether we wrote this key, as it stands (T-03).
    func vouches(
        for key: CRMKeyRow, of organization: OrganizationID, in transaction: any SQLTransaction
    ) throws -> Bool {
        do {
            return KeyTagger(vault: vault, key: try open(key.tagKey, of: organization, in: transaction)).isValid(key)
        } catch let error as VaultError where error.kind == .dataKeyUnknown || error.kind == .sealMismatch {
            // A data key that is missing or was changed vouches for nothing; a root key that isn't loaded is told as such.
            return false
        }
    }
}
