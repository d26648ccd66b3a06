internal import OpenSSLCrypto

/// Makes the codes of one segment of an organization's audit chain.
public struct AuditChainKey: Sendable {
    /// Names the key; stored beside each code.
    public let id: String
    private let makeCode: @Sendable ([UInt8]) -> [UInt8]

    /// Takes something that makes codes and holds the key itself.
    ///
    /// - Parameter code: HMAC with SHA-256, 32 bytes.
    public init(id: String, code: @escaping @Sendable ([UInt8]) -> [UInt8]) {
        self.id = id
        self.makeCode = code
    }

    /// Takes a key's bytes, 32 or more.
    public init(id: String, bytes: [UInt8]) {
        let key = SecretBytes(copying: bytes)
        self.init(id: id) { HMACSHA256.code(of: $0, key: key) }
    }

    /// The code of a message.
    func code(of message: [UInt8]) -> [UInt8] {
        makeCode(message)
    }

    /// Whether a code, in hexadecimal, is that of a message; compared in constant time.
    func isValid(_ code: String, of message: [UInt8]) -> Bool {
        ConstantTime.equal(Array(code.utf8), Array(Hexadecimal.text(makeCode(message)).utf8))
    }
}
