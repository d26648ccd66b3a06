internal import COpenSSL
public import Foundation

/// HKDF with SHA-256, extract and expand (RFC 5869): makes independent keys for several purposes out of one.
public enum HKDFSHA256 {
    /// The longest output, in bytes: 255 blocks of 32 (RFC 5869 §2.3).
    public static let outputBytesMax = 255 * 32
    /// The longest salt or info, in bytes: OpenSSL 3.0 takes no longer info.
    public static let inputBytesMax = 1024

    /// Derives `count` bytes.
    ///
    /// - Parameters:
    ///   - key: the secret to derive from; at least one byte.
    ///   - salt: may be empty; at most ``inputBytesMax`` bytes.
    ///   - info: names the purpose; at most ``inputBytesMax`` bytes.
    /// - Throws: `invalid_input` for a length out of bounds; `openssl_failed`.
    public static func derive(
        from key: SecretBytes, salt: some ContiguousBytes = [UInt8](), info: some ContiguousBytes, count: Int
    ) throws(CryptoError) -> SecretBytes {
        guard (1...outputBytesMax).contains(count), key.count > 0 else {
            throw CryptoError(.invalidInput, "HKDF makes 1 to \(outputBytesMax) bytes from a key of at least 1 byte")
        }
        let inputBytes = max(salt.withUnsafeBytes(\.count), info.withUnsafeBytes(\.count))
        guard inputBytes <= inputBytesMax else {
            throw CryptoError(.invalidInput, "HKDF takes a salt and an info of at most \(inputBytesMax) bytes each")
        }
        guard let context = EVP_KDF_CTX_new(Algorithms.hkdf) else {
            throw OpenSSLFailure.error(during: "starting HKDF")
        }
        defer { EVP_KDF_CTX_free(context) }
        return try SecretBytes(count: count) { target throws(CryptoError) in
            guard expand(context, key, salt, info, target) == 1 else { throw OpenSSLFailure.error(during: "HKDF") }
        }
    }

    private static func expand(
        _ context: OpaquePointer, _ key: SecretBytes, _ salt: some ContiguousBytes, _ info: some ContiguousBytes,
        _ target: UnsafeMutableRawBufferPointer
    ) -> Int32 {
        key.withUnsafeBytes { key in
            salt.withUnsafeBytes { salt in
                info.withUnsafeBytes { info in
                    copenssl_hkdf_sha256(
                        context, key.baseAddress, key.count, salt.baseAddress, salt.count, info.baseAddress,
                        info.count, target.bindMemory(to: UInt8.self).baseAddress, target.count)
                }
            }
        }
    }
}
