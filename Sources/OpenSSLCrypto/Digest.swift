internal import COpenSSL
public import Foundation

/// SHA-256 (FIPS 180-4).
public enum Digest {
    /// Length of a SHA-256 digest, in bytes.
    public static let sha256Bytes = 32

    /// The 32-byte SHA-256 digest of `message`.
    ///
    /// Stops the process where OpenSSL has no SHA-256: such an installation can do nothing of what is asked here.
    public static func sha256(_ message: some ContiguousBytes) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: sha256Bytes)
        let done = message.withUnsafeBytes {
            EVP_Digest($0.baseAddress, $0.count, &digest, nil, Algorithms.sha256, nil)
        }
        guard done == 1 else { OpenSSLFailure.missing("SHA-256") }
        return digest
    }
}
