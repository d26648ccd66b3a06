internal import COpenSSL

/// Unpredictable bytes from OpenSSL's generator, which the operating system seeds.
public enum RandomBytes {
    /// The most that one call makes, in bytes.
    public static let countMax = 1 << 20

    /// Makes `count` random bytes (nonces, identifiers); for keys use ``secret(count:)``.
    ///
    /// - Throws: `invalid_input` for a count out of bounds; `openssl_failed` when the generator cannot be seeded:
    ///   nothing predictable is ever returned instead.
    public static func make(count: Int) throws(CryptoError) -> [UInt8] {
        try require(count)
        var bytes = [UInt8](repeating: 0, count: count)
        guard RAND_bytes(&bytes, Int32(count)) == 1 else { throw OpenSSLFailure.error(during: "drawing random bytes") }
        return bytes
    }

    /// Makes `count` random bytes from OpenSSL's private generator, whose output is never shown to anyone.
    ///
    /// - Throws: as ``make(count:)``.
    public static func secret(count: Int) throws(CryptoError) -> SecretBytes {
        try require(count)
        return try SecretBytes(count: count) { target throws(CryptoError) in
            guard RAND_priv_bytes(target.bindMemory(to: UInt8.self).baseAddress, Int32(count)) == 1 else {
                throw OpenSSLFailure.error(during: "drawing random bytes")
            }
        }
    }

    private static func require(_ count: Int) throws(CryptoError) {
        guard (0...countMax).contains(count) else {
            throw CryptoError(.invalidInput, "0 to \(countMax) random bytes can be drawn at once, not \(count)")
        }
    }
}
