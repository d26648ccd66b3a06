import OpenSSLCrypto

/// What a derived key is for, with its format. Keys for different uses tell nothing about one another.
///
/// Changing a value makes everything derived or sealed under it unreadable: a new format is a new case.
enum KeyUse: String {
    case dataKeyWrap = "crm-gateway/data-key-wrap/1"
    case auditChain = "crm-gateway/audit-chain/1"
    case seal = "crm-gateway/seal/1"
    case tag = "crm-gateway/tag/1"
    case checkValue = "crm-gateway/check-value/1"

    /// Length of every derived key, in bytes.
    static let derivedKeyBytes = 32

    /// The key for this use, made from `key` by HKDF; `scope` narrows it further, to one organization for example.
    func key(from key: SecretBytes, scope: String = "") throws(VaultError) -> SecretBytes {
        // Digested, because OpenSSL bounds the length of info and ids have no bound here.
        let info = Digest.sha256(LengthPrefixed([rawValue, scope]).bytes)
        do {
            return try HKDFSHA256.derive(from: key, info: info, count: Self.derivedKeyBytes)
        } catch { throw .making(error) }
    }
}
