internal import COpenSSL
public import Foundation

/// HMAC with SHA-256 (RFC 2104, RFC 4231).
public enum HMACSHA256 {
    /// Length of a code, in bytes.
    public static let codeBytes = 32

    /// The 32-byte code of `message` under `key`, which may have any length.
    ///
    /// Stops the process where OpenSSL has no HMAC, as ``Digest/sha256(_:)`` does.
    public static func code(of message: some ContiguousBytes, key: SecretBytes) -> [UInt8] {
        guard let context = EVP_MAC_CTX_new(Algorithms.hmac) else { OpenSSLFailure.missing("HMAC") }
        defer { EVP_MAC_CTX_free(context) }
        var code = [UInt8](repeating: 0, count: codeBytes)
        let started = key.withUnsafeBytes {
            copenssl_hmac_sha256_init(context, $0.bindMemory(to: UInt8.self).baseAddress, $0.count)
        }
        let fed = message.withUnsafeBytes {
            $0.isEmpty ? 1 : EVP_MAC_update(context, $0.bindMemory(to: UInt8.self).baseAddress, $0.count)
        }
        guard started == 1, fed == 1, EVP_MAC_final(context, &code, nil, code.count) == 1 else {
            OpenSSLFailure.missing("HMAC")
        }
        return code
    }

    /// Whether `code` is that of `message` under `key`; compared in constant time.
    public static func isValid(
        _ code: some ContiguousBytes, of message: some ContiguousBytes, key: SecretBytes
    ) -> Bool {
        ConstantTime.equal(code, Self.code(of: message, key: key))
    }
}
