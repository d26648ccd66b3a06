internal import COpenSSL
public import Foundation

/// Signs with an RSA private key: PKCS #1 v1.5 with SHA-256, which JWT calls RS256 (RFC 8017 §8.2, RFC 7518 §3.3).
public final class RSASigner: Sendable {
    /// The shortest modulus accepted, in bits: RFC 7518 §3.3.
    public static let modulusBitsMin = 2048
    /// The longest PEM text accepted, in bytes.
    public static let pemBytesMax = 64 << 10

    /// The length of the modulus, in bits.
    public let modulusBits: Int
    /// `nonisolated(unsafe)`: never changed after the initialiser; OpenSSL allows several threads to sign with one
    /// key, each through a context of its own (`man openssl-threads`).
    private nonisolated(unsafe) let key: OpaquePointer

    /// Reads a private key from PEM: PKCS #8 (`PRIVATE KEY`, `ENCRYPTED PRIVATE KEY`) or PKCS #1 (`RSA PRIVATE KEY`).
    ///
    /// - Parameters:
    ///   - pem: the text of the file; what stands around the key block is skipped.
    ///   - passphrase: of an encrypted key; ignored for others.
    /// - Throws: `passphrase_needed`, `passphrase_wrong`; `invalid_key` where there is no private key, or it is not
    ///   RSA or too short; `invalid_input` for too long a text.
    public init(pem: some ContiguousBytes, passphrase: SecretBytes? = nil) throws(CryptoError) {
        let request = PassphraseRequest(passphrase)
        let read = try pem.withUnsafeBytes { text in
            Result { () throws(CryptoError) in try Self.read(text, request) }
        }.get()
        guard let read else { throw Self.failure(request, hasPassphrase: passphrase != nil) }
        key = read
        modulusBits = Int(EVP_PKEY_get_bits(read))
        guard EVP_PKEY_get_base_id(read) == EVP_PKEY_RSA, modulusBits >= Self.modulusBitsMin else {
            let expected = "an RSA key of \(Self.modulusBitsMin) bits or more"
            throw CryptoError(.invalidKey, "expected \(expected); this one is of another kind or shorter")
        }
    }

    /// The signature of `message`: as many bytes as the modulus has. The same message always gives the same one.
    ///
    /// - Throws: `openssl_failed`.
    public func sign(_ message: some ContiguousBytes) throws(CryptoError) -> [UInt8] {
        guard let context = EVP_MD_CTX_new() else { throw OpenSSLFailure.error(during: "making a digest context") }
        defer { EVP_MD_CTX_free(context) }
        var signature = [UInt8](repeating: 0, count: Int(EVP_PKEY_get_size(key)))
        var count = signature.count
        let started = EVP_DigestSignInit(context, nil, Algorithms.sha256, nil, key)
        let signed = message.withUnsafeBytes {
            EVP_DigestSign(context, &signature, &count, $0.bindMemory(to: UInt8.self).baseAddress, $0.count)
        }
        guard started == 1, signed == 1 else { throw OpenSSLFailure.error(during: "signing") }
        return Array(signature.prefix(count))
    }

    private static func read(
        _ text: UnsafeRawBufferPointer, _ request: PassphraseRequest
    ) throws(CryptoError) -> OpaquePointer? {
        guard text.count <= pemBytesMax else {
            throw CryptoError(.invalidInput, "a PEM key has at most \(pemBytesMax) bytes, this text has \(text.count)")
        }
        guard let source = BIO_new_mem_buf(text.baseAddress ?? UnsafeRawPointer(bitPattern: 1), Int32(text.count))
        else {
            throw OpenSSLFailure.error(during: "reading a PEM key")
        }
        defer { BIO_free(source) }
        return withExtendedLifetime(request) {
            let context = Unmanaged.passUnretained(request).toOpaque()
            return PEM_read_bio_PrivateKey(
                source, nil,
                { buffer, count, _, context in
                    guard let buffer, let context else { return -1 }
                    let request = Unmanaged<PassphraseRequest>.fromOpaque(context).takeUnretainedValue()
                    return request.answer(into: UnsafeMutableRawBufferPointer(start: buffer, count: Int(count)))
                }, context)
        }
    }

    private static func failure(_ request: PassphraseRequest, hasPassphrase: Bool) -> CryptoError {
        // OpenSSL's own reason would say no more, and its queue must be emptied.
        _ = OpenSSLFailure.drain()
        guard request.wasAsked else {
            return CryptoError(.invalidKey, "no private key found; expected a PEM block PRIVATE KEY or RSA PRIVATE KEY")
        }
        return hasPassphrase
            ? CryptoError(.passphraseWrong, "the passphrase does not open this private key")
            : CryptoError(.passphraseNeeded, "this private key is encrypted: give its passphrase")
    }

    deinit { EVP_PKEY_free(key) }
}

extension RSASigner: CustomStringConvertible, CustomReflectable {
    /// Says the size of the key, nothing of its value.
    public var description: String { "RSASigner(\(modulusBits) bits, <redacted>)" }

    /// Shows nothing.
    public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
