internal import OpenSSLCrypto

/// The key of an organization's audit chain, derived from a root key: whoever edits the table cannot make the codes anew.
public struct AuditKey: Sendable {
    /// The root key that it was derived from; stored with each segment of the chain.
    public let rootKeyID: String
    /// The organization whose chain it keys.
    public let organization: String
    private let bytes: SecretBytes

    init(rootKeyID: String, organization: String, bytes: SecretBytes) {
        self.rootKeyID = rootKeyID
        self.organization = organization
        self.bytes = bytes
    }

    /// The 32-byte code (HMAC with SHA-256) of one entry; put the previous entry's code in front of the entry's bytes.
    public func code(of entry: [UInt8]) -> [UInt8] {
        HMACSHA256.code(of: entry, key: bytes)
    }

    /// Whether `code` is that of `entry`; compared in constant time.
    public func isValid(_ code: [UInt8], of entry: [UInt8]) -> Bool {
        HMACSHA256.isValid(code, of: entry, key: bytes)
    }
}
