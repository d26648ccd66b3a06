import COpenSSL

/// The algorithms in use, fetched once: a fetch costs more than a short operation.
///
/// `nonisolated(unsafe)`: OpenSSL's fetched algorithms are immutable once made, counted atomically, and documented as
/// shareable between threads (`man openssl-threads`). They live as long as the process.
enum Algorithms {
    nonisolated(unsafe) static let aes256GCM = required(EVP_CIPHER_fetch(nil, "AES-256-GCM", nil), "AES-256-GCM")
    nonisolated(unsafe) static let sha256 = required(EVP_MD_fetch(nil, "SHA2-256", nil), "SHA-256")
    nonisolated(unsafe) static let hmac = required(EVP_MAC_fetch(nil, "HMAC", nil), "HMAC")
    nonisolated(unsafe) static let hkdf = required(EVP_KDF_fetch(nil, "HKDF", nil), "HKDF")

    private static func required(_ fetched: OpaquePointer?, _ name: String) -> OpaquePointer {
        guard let fetched else { OpenSSLFailure.missing(name) }
        return fetched
    }
}
