import COpenSSL
import Foundation
import Testing

@testable import OpenSSLCrypto

@Suite("RSA signatures (PKCS #1 v1.5, SHA-256)")
struct RSASignerTests {
    static let passphrase = SecretBytes(utf8: "correct horse")
    let message = Array("header.payload".utf8)

    @Test("PKCS #8 and PKCS #1, plain and encrypted, give the same signature", arguments: RSATestKey.Form.allCases)
    func everyFormIsRead(_ form: RSATestKey.Form) throws {
        let pem = try RSATestKey.shared.pem(form, passphrase: Self.passphrase)
        #expect(pem.contains(form.marker))
        let signer = try RSASigner(pem: Array(pem.utf8), passphrase: form.isEncrypted ? Self.passphrase : nil)
        let signature = try signer.sign(message)
        #expect(signer.modulusBits == 2048 && signature.count == 256)
        #expect(RSATestKey.shared.verifies(signature, of: message))
        #expect(!RSATestKey.shared.verifies(signature, of: message + [0]))
    }

    @Test(
        "An encrypted key without its passphrase is refused at once: nothing is asked on the terminal",
        arguments: RSATestKey.Form.allCases.filter(\.isEncrypted))
    func passphraseIsNeeded(_ form: RSATestKey.Form) throws {
        let pem = Array(try RSATestKey.shared.pem(form, passphrase: Self.passphrase).utf8)
        #expect(failure { try RSASigner(pem: pem) } == .passphraseNeeded)
        #expect(failure { try RSASigner(pem: pem, passphrase: SecretBytes(utf8: "wrong")) } == .passphraseWrong)
        let long = SecretBytes(utf8: String(repeating: "x", count: 5_000))
        #expect(failure { try RSASigner(pem: pem, passphrase: long) } == .passphraseWrong)
    }

    @Test("A key that stands behind other text or another PEM block is found")
    func surroundingTextIsSkipped() throws {
        let pem = try RSATestKey.shared.pem(.pkcs8, passphrase: Self.passphrase)
        let publicKey = RSATestKey.shared.publicPEM
        let signer = try RSASigner(pem: Array("a note\n\(publicKey)\n\(pem)".utf8))
        #expect(RSATestKey.shared.verifies(try signer.sign(message), of: message))
    }

    @Test("What is no private key is refused, and the error says what was expected")
    func otherTextIsRefused() throws {
        let pem = try RSATestKey.shared.pem(.pkcs8, passphrase: Self.passphrase)
        for text in ["", "hello", RSATestKey.shared.publicPEM, String(pem.prefix(400))] {
            let error = #expect(throws: CryptoError.self) { try RSASigner(pem: Array(text.utf8)) }
            #expect(error?.kind == .invalidKey && error?.reason.contains("PRIVATE KEY") == true)
        }
        let long = [UInt8](repeating: 10, count: RSASigner.pemBytesMax + 1)
        #expect(failure { try RSASigner(pem: long) } == .invalidInput)
        #expect(OpenSSLFailure.drain() == "no reason given")
    }

    @Test("Keys that are too short or not RSA are refused")
    func weakKeysAreRefused() throws {
        for key in [try RSATestKey(bits: 1024), RSATestKey.ellipticCurve] {
            let pem = try key.pem(.pkcs8, passphrase: Self.passphrase)
            #expect(failure { try RSASigner(pem: Array(pem.utf8)) } == .invalidKey)
        }
    }

    @Test("SEC-2: neither the signer nor its errors show the key or the passphrase")
    func nothingLeaks() throws {
        let pem = try RSATestKey.shared.pem(.pkcs8Encrypted, passphrase: Self.passphrase)
        let signer = try RSASigner(pem: Array(pem.utf8), passphrase: Self.passphrase)
        var dumped = ""
        dump(signer, to: &dumped)
        #expect("\(signer)\(String(reflecting: signer))".contains("2048 bits") && !dumped.contains("key"))
        let error = #expect(throws: CryptoError.self) {
            try RSASigner(pem: Array(pem.utf8), passphrase: SecretBytes(utf8: "canary-77"))
        }
        #expect(!String(reflecting: error).contains("canary-77"))
    }

    @Test("The openssl command line makes the same signature and accepts ours", .enabled(if: OpenSSLCommand.isPresent))
    func commandLineAgrees() throws {
        let command = try OpenSSLCommand()
        defer { command.removeFiles() }
        let pem = try RSATestKey.shared.pem(.pkcs1, passphrase: Self.passphrase)
        let signature = try RSASigner(pem: Array(pem.utf8)).sign(message)
        let key = try command.file("key.pem", Array(pem.utf8))
        let publicKey = try command.file("public.pem", Array(RSATestKey.shared.publicPEM.utf8))
        let text = try command.file("message", message)
        let ours = try command.file("signature", signature)
        #expect(try command.run("dgst", "-sha256", "-sign", key, text) == signature)
        let verdict = try command.run("dgst", "-sha256", "-verify", publicKey, "-signature", ours, text)
        #expect(String(decoding: verdict, as: UTF8.self) == "Verified OK\n")
    }
}
