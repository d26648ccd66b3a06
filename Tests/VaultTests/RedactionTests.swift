import Foundation
import OpenSSLCrypto
import Testing

@testable import Vault

@Suite("Nothing secret is printed")
struct RedactionTests {
    static let canary = "canary-0b5f-canary-0b5f-canary-0b"

    @Test("SEC-2: no error shows plaintext or key, however it is printed")
    func errors() throws {
        let folder = try TemporaryFolder()
        let vault = try Vault.sample(1)
        let wrap = try vault.makeDataKey(organization: "org-1")
        let key = try vault.open(wrap)
        let sealed = try vault.seal(Array(Self.canary.utf8), binding: .sample, under: key)
        var moved = SealBinding.sample
        moved.generation += 1
        let file = try folder.file("keys", Self.canary)
        let wrong = try Vault.sample(2)
        let errors = [
            failure { try vault.open(sealed, binding: moved, under: key) }, failure { try wrong.open(wrap) },
            failure { try FileRootKeyProvider(path: file).rootKeys() },
            failure { try RootKey(SecretBytes(utf8: Self.canary)) },
            failure { try vault.open(dataKey: "x", organization: "org-1", among: [wrap]) },
        ]
        for error in errors {
            let error = try #require(error)
            expectNoCanary(in: error)
            #expect(error.description.hasPrefix(error.kind.rawValue) && !error.description.contains("\n"))
        }
    }

    @Test("SEC-2: no key or vault shows its bytes, however it is printed")
    func values() throws {
        let bytes = SecretBytes(utf8: String(Self.canary.prefix(32)))
        let root = try RootKey(bytes)
        let ring = try RootKeyRing(newestFirst: [root])
        let vault = Vault(rootKeys: ring)
        let wrap = try vault.makeDataKey(organization: "org-1")
        let audit = try vault.auditKey(organization: "org-1")
        for value in [bytes, root, ring, vault, try vault.open(wrap), audit] as [Any] { expectNoCanary(in: value) }
        #expect("\(root)" == "RootKey(\(root.id))")
    }

    /// Looks in every way of printing a value, in its text, hexadecimal, base64 and decimal forms.
    private func expectNoCanary(in value: Any) {
        var dumped = ""
        dump(value, to: &dumped)
        let bytes = Array(Self.canary.utf8.prefix(6))
        let forms = [
            "canary", bytes.map { String(format: "%02x", $0) }.joined(), Data(bytes).base64EncodedString(),
            bytes.map(String.init).joined(separator: ", "),
        ]
        for text in ["\(value)", String(reflecting: value), dumped] {
            for form in forms { #expect(!text.contains(form)) }
        }
    }
}
