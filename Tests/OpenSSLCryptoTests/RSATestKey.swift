import COpenSSL
import Foundation

@testable import OpenSSLCrypto

/// A private key made for one test run, and OpenSSL's own writers and verifier for it.
final class RSATestKey: Sendable {
    enum Form: CaseIterable, Sendable {
        case pkcs8, pkcs8Encrypted, pkcs1, pkcs1Encrypted

        var isEncrypted: Bool { self == .pkcs8Encrypted || self == .pkcs1Encrypted }
        var marker: String {
            switch self {
            case .pkcs8: "BEGIN PRIVATE KEY"
            case .pkcs8Encrypted: "BEGIN ENCRYPTED PRIVATE KEY"
            case .pkcs1: "BEGIN RSA PRIVATE KEY"
            case .pkcs1Encrypted: "Proc-Type: 4,ENCRYPTED"
            }
        }
    }

    struct NotMade: Error {}

    static let shared = made { try RSATestKey(bits: 2048) }
    static let ellipticCurve = made { try RSATestKey(EVP_PKEY_EC) { EVP_PKEY_CTX_set_group_name($0, "P-256") } }
    /// `nonisolated(unsafe)`: never changed after the initialiser.
    private nonisolated(unsafe) let key: OpaquePointer

    convenience init(bits: Int32) throws {
        try self.init(EVP_PKEY_RSA) { EVP_PKEY_CTX_set_rsa_keygen_bits($0, bits) }
    }

    init(_ kind: Int32, configure: (OpaquePointer) -> Int32) throws {
        guard let context = EVP_PKEY_CTX_new_id(kind, nil) else { throw NotMade() }
        defer { EVP_PKEY_CTX_free(context) }
        var made: OpaquePointer?
        guard
            EVP_PKEY_keygen_init(context) == 1, configure(context) == 1, EVP_PKEY_generate(context, &made) == 1,
            let made
        else { throw NotMade() }
        key = made
    }

    deinit { EVP_PKEY_free(key) }

    private static func made(_ make: () throws -> RSATestKey) -> RSATestKey {
        do { return try make() } catch { preconditionFailure("OpenSSL makes no test key") }
    }

    func pem(_ form: Form, passphrase: SecretBytes) throws -> String {
        try text { sink in
            passphrase.withUnsafeBytes { secret in
                let bytes = form.isEncrypted ? secret.bindMemory(to: UInt8.self).baseAddress : nil
                let count = form.isEncrypted ? Int32(secret.count) : 0
                let cipher = form.isEncrypted ? EVP_aes_256_cbc() : nil
                return switch form {
                case .pkcs8, .pkcs8Encrypted: PEM_write_bio_PrivateKey(sink, key, cipher, bytes, count, nil, nil)
                case .pkcs1, .pkcs1Encrypted:
                    PEM_write_bio_PrivateKey_traditional(sink, key, cipher, bytes, count, nil, nil)
                }
            }
        }
    }

    var publicPEM: String {
        do { return try text { PEM_write_bio_PUBKEY($0, key) } } catch { preconditionFailure("no public key") }
    }

    func verifies(_ signature: [UInt8], of message: [UInt8]) -> Bool {
        guard let context = EVP_MD_CTX_new() else { return false }
        defer {
            EVP_MD_CTX_free(context)
            ERR_clear_error()
        }
        return EVP_DigestVerifyInit(context, nil, EVP_sha256(), nil, key) == 1
            && EVP_DigestVerify(context, signature, signature.count, message, message.count) == 1
    }

    private func text(_ write: (OpaquePointer) -> Int32) throws -> String {
        guard let sink = BIO_new(BIO_s_mem()) else { throw NotMade() }
        defer { BIO_free(sink) }
        guard write(sink) == 1 else { throw NotMade() }
        var bytes = [UInt8](repeating: 0, count: 16 << 10)
        let count = BIO_read(sink, &bytes, Int32(bytes.count))
        return String(decoding: bytes.prefix(Int(max(count, 0))), as: UTF8.self)
    }
}
