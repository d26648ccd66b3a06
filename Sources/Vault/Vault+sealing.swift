public import Foundation
public import OpenSSLCrypto

extension Vault {
    /// How many bytes a sealed value is longer than its plaintext: nonce (12) and tag (16).
    public static let sealOverheadBytes = SealedBox.nonceBytes + SealedBox.tagBytes

    /// Seals a secret for one place: nonce ‖ ciphertext ‖ tag.
    ///
    /// - Throws: `invalid` where the binding names another organization than the key's, or the plaintext is longer than
    ///   64 MiB; `data_key_exhausted`; `cryptography_failed`.
    public func seal(
        _ plaintext: some ContiguousBytes, binding: SealBinding, under key: DataKey
    ) throws(VaultError) -> [UInt8] {
        guard binding.organization == key.organization else {
            throw VaultError(
                .invalid, "organization \(binding.organization) cannot seal under a data key of \(key.organization)")
        }
        try key.countSeal()
        do {
            return try SealedBox.seal(
                plaintext, key: key.sealKey, authenticating: binding.context(dataKeyID: key.id))
        } catch { throw .making(error) }
    }

    /// Opens a secret that was sealed for this place.
    ///
    /// - Throws: `seal_mismatch` where the bytes, any field of the binding, or the data key differ from those of the seal.
    public func open(
        _ sealed: some ContiguousBytes, binding: SealBinding, under key: DataKey
    ) throws(VaultError) -> SecretBytes {
        do {
            return try SealedBox.open(sealed, key: key.sealKey, authenticating: binding.context(dataKeyID: key.id))
        } catch { throw .opening("the sealed \(binding.purpose) of \(binding.grantID)", error) }
    }

    /// The 32-byte tag over `fields`, in this order: shows later that a row was written by us, as it stands (T-03).
    ///
    /// Each field goes in with its length: fields cannot be shifted into one another. Start with what the row is.
    public func tag(of fields: [String], under key: DataKey) -> [UInt8] {
        HMACSHA256.code(of: LengthPrefixed(fields).bytes, key: key.tagKey)
    }

    /// Whether `tag` is that of `fields`; compared in constant time.
    public func isValid(_ tag: some ContiguousBytes, of fields: [String], under key: DataKey) -> Bool {
        ConstantTime.equal(tag, self.tag(of: fields, under: key))
    }
}
