import COpenSSL
import Foundation

/// A private key made for one test run, and OpenSSL's own writers and verifier for it.
final class TestKey: Sendable {
    /// The forms in which a person may have it.
    enum Form: CaseIterable, Sendable {
        case pkcs8, pkcs8Encrypted, pkcs1, pkcs1Encrypted

        var isEncrypted: Bool { self == .pkcs8Encrypted || self == .pkcs1Encrypted }
    }

    struct NotMade: Error {}

    static let passphrase = "canary passphrase"
    static let shared = made(bits: 2048)
    /// `nonisolated(unsafe)`: never changed after the initialiser.
    private nonisolated(unsafe) let key: OpaquePointer

    init(bits: Int32) throws {
        guard let context = EVP_PKEY_CTX_new_id(EVP_PKEY_RSA, nil) else { throw NotMade() }
        defer { EVP_PKEY_CTX_free(context) }
        var made: OpaquePointer?
        guard EVP_PKEY_keygen_init(context) == 1, EVP_PKEY_CTX_set_rsa_keygen_bits(context, bits) == 1,
            EVP_PKEY_generate(context, &made) == 1, let made
        else { throw NotMade() }
        key = made
    }

    deinit { EVP_PKEY_free(key) }

    private static func made(bits: Int32) -> TestKey {
        do { return try TestKey(bits: bits) } catch { preconditionFailure("OpenSSL makes no test key") }
    }

    /// The key as PEM, encrypted with the passphrase where the form says so.
    func pem(_ form: Form) throws -> String {
        guard let sink = BIO_new(BIO_s_mem()) else { throw NotMade() }
        defer { BIO_free(sink) }
        let secret = form.isEncrypted ? Array(Self.passphrase.utf8) : []
        let cipher = form.isEncrypted ? EVP_aes_256_cbc() : nil
        let isWritten = secret.withUnsafeBufferPointer { secret in
            let bytes = form.isEncrypted ? secret.baseAddress : nil
            return switch form {
            case .pkcs8, .pkcs8Encrypted:
                PEM_write_bio_PrivateKey(sink, key, cipher, bytes, Int32(secret.count), nil, nil)
            case .pkcs1, .pkcs1Encrypted:
                PEM_write_bio_PrivateKey_traditional(sink, key, cipher, bytes, Int32(secret.count), nil, nil)
            }
        }
        guard isWritten == 1 else { throw NotMade() }
        var bytes = [UInt8](repeating: 0, count: 16 << 10)
        let count = BIO_read(sink, &bytes, Int32(bytes.count))
        return String(decoding: bytes.prefix(Int(max(count, 0))), as: UTF8.self)
    }

    /// Whether a signature (PKCS #1 v1.5, SHA-256) is by this key, as OpenSSL says with the public half.
    func verifies(_ signature: [UInt8], of message: [UInt8]) -> Bool {
        guard let context = EVP_MD_CTX_new() else { return false }
        defer {
            EVP_MD_CTX_free(context)
            ERR_clear_error()
        }
        return EVP_DigestVerifyInit(context, nil, EVP_sha256(), nil, key) == 1
            && EVP_DigestVerify(context, signature, signature.count, message, message.count) == 1
    }
}
