import Testing

@testable import OpenSSLCrypto

@Suite("Comparison, random bytes, base64url")
struct SmallPiecesTests {
    @Test("Only equal bytes of equal length compare as equal")
    func constantTime() {
        #expect(ConstantTime.equal([1, 2, 3] as [UInt8], [1, 2, 3] as [UInt8]))
        #expect(!ConstantTime.equal([1, 2, 3] as [UInt8], [1, 2, 4] as [UInt8]))
        #expect(!ConstantTime.equal([1, 2, 3] as [UInt8], [1, 2] as [UInt8]))
        #expect(ConstantTime.equal([UInt8](), [UInt8]()))
        #expect(ConstantTime.equal(SecretBytes(utf8: "a"), Array("a".utf8)))
    }

    @Test("Random bytes have the length asked for and do not repeat; a length out of bounds is refused")
    func random() throws {
        #expect(try RandomBytes.make(count: 0).isEmpty)
        let drawn = try (0..<1_000).map { _ in try RandomBytes.make(count: 16) }
        #expect(Set(drawn).count == 1_000 && drawn.allSatisfy { $0.count == 16 })
        #expect(!ConstantTime.equal(try RandomBytes.secret(count: 32), try RandomBytes.secret(count: 32)))
        for count in [-1, RandomBytes.countMax + 1] {
            #expect(failure { try RandomBytes.make(count: count) } == .invalidInput)
            #expect(failure { try RandomBytes.secret(count: count) } == .invalidInput)
        }
    }

    @Test("Base64url has no padding and no character that a URL would change (RFC 4648 §10, RFC 7515 §C)")
    func base64URL() {
        #expect(Base64URL.encode([3, 236, 255, 224, 193] as [UInt8]) == "A-z_4ME")
        for (text, encoded) in [("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg")] {
            #expect(Base64URL.encode(Array(text.utf8)) == encoded)
            #expect(Base64URL.decode(encoded) == Array(text.utf8))
        }
    }

    @Test("Base64url that is padded, of the other alphabet, broken or not canonical is refused")
    func base64URLRefusals() {
        for text in ["Zg==", "A+z/4ME", "Z", "Zg Zg", "Zh", "Zm9", "Z\u{e9}", "Zg\n"] {
            #expect(Base64URL.decode(text) == nil, "\(text)")
        }
    }
}
