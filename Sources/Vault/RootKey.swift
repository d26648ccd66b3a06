public import OpenSSLCrypto

/// A key that protects all data keys. It comes from a ``RootKeyProvider`` and never enters the database.
public struct RootKey: Sendable {
    /// Length of a root key, in bytes.
    public static let countBytes = 32
    /// Length of ``id``, in hexadecimal digits.
    public static let idDigits = 16

    /// A short name made from the key by HMAC: it stands beside all that the key protects, and tells nothing about the key.
    /// The same key has the same id everywhere, so that a wrong key is found by its id.
    public let id: String
    let bytes: SecretBytes

    /// Takes ``countBytes`` random bytes as a root key.
    ///
    /// - Throws: `invalid` for another length, or for bytes that are all the same.
    public init(_ bytes: SecretBytes) throws(VaultError) {
        guard bytes.count == Self.countBytes else {
            throw VaultError(.invalid, "a root key has \(Self.countBytes) bytes, not \(bytes.count)")
        }
        guard bytes.withUnsafeBytes({ Set($0).count }) > 1 else {
            throw VaultError(.invalid, "a root key is random; this one repeats a single byte")
        }
        self.bytes = bytes
        let code = HMACSHA256.code(of: Array("root-key-id".utf8), key: bytes)
        id = code.prefix(Self.idDigits / 2).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// Makes a new random root key.
    ///
    /// - Throws: `cryptography_failed`.
    public static func generate() throws(VaultError) -> RootKey {
        let bytes: SecretBytes
        do { bytes = try RandomBytes.secret(count: countBytes) } catch { throw .making(error) }
        return try RootKey(bytes)
    }
}

extension RootKey: CustomStringConvertible, CustomReflectable {
    /// The id, nothing of the key.
    public var description: String { "RootKey(\(id))" }

    /// Shows the id alone.
    public var customMirror: Mirror { Mirror(self, children: ["id": id]) }
}
