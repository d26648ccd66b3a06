import Foundation
import Testing

@testable import OpenSSLCrypto

@Suite("Sealed boxes (AES-256-GCM)")
struct SealedBoxTests {
    struct Vector: Sendable, CustomTestStringConvertible {
        let name: String
        let key: String
        let nonce: String
        let plaintext: String
        let context: String
        let ciphertext: String
        let tag: String
        var testDescription: String { name }
    }

    /// Cases 13 to 16 of "The Galois/Counter Mode of Operation" (McGrew, Viega), and two of NIST's
    /// CAVS file gcmEncryptExtIV256.rsp.
    static let vectors: [Vector] = [
        Vector(
            name: "GCM 13: nothing at all", key: String(repeating: "0", count: 64),
            nonce: String(repeating: "0", count: 24), plaintext: "", context: "", ciphertext: "",
            tag: "530f8afbc74536b9a963b4f1c4cb738b"),
        Vector(
            name: "GCM 14: one block", key: String(repeating: "0", count: 64),
            nonce: String(repeating: "0", count: 24), plaintext: String(repeating: "0", count: 32), context: "",
            ciphertext: "cea7403d4d606b6e074ec5d3baf39d18", tag: "d0d1c8a799996bf0265b98b5d48ab919"),
        Vector(
            name: "GCM 15: four blocks", key: feffe, nonce: "cafebabefacedbaddecaf888",
            plaintext: d931 + "1aafd255", context: "", ciphertext: c522 + "898015ad",
            tag: "b094dac5d93471bdec1a502270e3cc6c"),
        Vector(
            name: "GCM 16: a part of a block, and a context", key: feffe, nonce: "cafebabefacedbaddecaf888",
            plaintext: d931, context: "feedfacedeadbeeffeedfacedeadbeefabaddad2", ciphertext: c522,
            tag: "76fc6ece0f4e1768cddf8853bb2d551b"),
        Vector(
            name: "CAVS: no plaintext", key: "b52c505a37d78eda5dd34f20c22540ea1b58963cf8e5bf8ffa85f9f2492505b4",
            nonce: "516c33929df5a3284ff463d7", plaintext: "", context: "", ciphertext: "",
            tag: "bdc1ac884d332457a1d2664f168c76f0"),
        Vector(
            name: "CAVS: one block", key: "31bdadd96698c204aa9ce1448ea94ae1fb4a9a0b3c9d773b51bb1822666b8f22",
            nonce: "0d18e06c7c725ac9e362e1ce", plaintext: "2db5168e932556f8089a0622981d017d", context: "",
            ciphertext: "fa4362189661d163fcd6a56d8bf0405a", tag: "d636ac1bbedd5cc3ee727dc2ab4a9489"),
    ]
    static let feffe = "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308"
    static let d931 =
        "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
        + "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39"
    static let c522 =
        "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
        + "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"

    let key = SecretBytes(copying: [UInt8](repeating: 7, count: SealedBox.keyBytes))
    let context = Array("context".utf8)

    @Test("The published vectors seal to the published bytes, and open again", arguments: vectors)
    func vectorsHold(_ vector: Vector) throws {
        let key = SecretBytes(copying: hexadecimal(vector.key))
        let context = hexadecimal(vector.context)
        let plaintext = hexadecimal(vector.plaintext)
        let box = try SealedBox.seal(
            plaintext, key: key, authenticating: context, nonce: hexadecimal(vector.nonce))
        #expect(box == hexadecimal(vector.nonce + vector.ciphertext + vector.tag))
        let opened = try SealedBox.open(box, key: key, authenticating: context)
        #expect(opened.withUnsafeBytes { Array($0) } == plaintext)
    }

    @Test("Every flipped bit of a box is refused")
    func flippedBitsAreRefused() throws {
        let box = try SealedBox.seal(Array("secret".utf8), key: key, authenticating: context)
        for bit in 0..<(box.count * 8) {
            var changed = box
            changed[bit / 8] ^= 1 << (bit % 8)
            #expect(failure { try SealedBox.open(changed, key: key, authenticating: context) } == .authenticationFailed)
        }
    }

    @Test("A wrong key or a wrong context is refused")
    func wrongKeyOrContextIsRefused() throws {
        let box = try SealedBox.seal(Array("secret".utf8), key: key, authenticating: context)
        let other = SecretBytes(copying: [UInt8](repeating: 8, count: SealedBox.keyBytes))
        #expect(failure { try SealedBox.open(box, key: other, authenticating: context) } == .authenticationFailed)
        for wrong in [[], Array("contexu".utf8), context + [0], Array(context.dropLast())] {
            #expect(failure { try SealedBox.open(box, key: key, authenticating: wrong) } == .authenticationFailed)
        }
    }

    @Test("A box cut short at any length is refused")
    func truncatedBoxesAreRefused() throws {
        let box = try SealedBox.seal(Array("secret".utf8), key: key, authenticating: context)
        for count in 0..<box.count {
            let kind = failure { try SealedBox.open(Array(box.prefix(count)), key: key, authenticating: context) }
            let least = SealedBox.nonceBytes + SealedBox.tagBytes
            #expect(kind == (count < least ? .invalidInput : .authenticationFailed))
        }
    }

    @Test("Keys and nonces of a wrong length are refused, and the error says which length is right")
    func wrongLengthsAreRefused() throws {
        let short = SecretBytes(copying: [UInt8](repeating: 7, count: 16))
        let error = #expect(throws: CryptoError.self) {
            try SealedBox.seal([1], key: short, authenticating: [UInt8]())
        }
        #expect(error?.kind == .invalidKey && error?.reason.contains("32") == true)
        #expect(failure { try SealedBox.seal([1], key: key, authenticating: [0], nonce: [1, 2]) } == .invalidInput)
    }

    @Test("T-02: two seals of the same bytes never share a nonce")
    func noncesDiffer() throws {
        let nonces = try (0..<2_000).map { _ in
            try SealedBox.seal([1], key: key, authenticating: context).prefix(SealedBox.nonceBytes)
        }
        #expect(Set(nonces).count == nonces.count)
    }

    @Test("A refused box leaves nothing in the thread's OpenSSL queue, where TLS would stumble over it")
    func queueIsLeftEmpty() throws {
        var box = try SealedBox.seal([1], key: key, authenticating: context)
        box[box.count - 1] ^= 1
        #expect(failure { try SealedBox.open(box, key: key, authenticating: context) } == .authenticationFailed)
        #expect(OpenSSLFailure.drain() == "no reason given")
    }

    @Test("Many tasks seal and open at once without disturbing one another")
    func concurrentUse() async throws {
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for index in 0..<64 {
                group.addTask { [key, context] in
                    let plaintext = [UInt8](repeating: UInt8(index), count: 100 + index)
                    let box = try SealedBox.seal(plaintext, key: key, authenticating: context)
                    let opened = try SealedBox.open(box, key: key, authenticating: context)
                    return opened.withUnsafeBytes { Array($0) } == plaintext
                }
            }
            for try await isSame in group { #expect(isSame) }
        }
    }
}

/// The kind of the `CryptoError` that `body` throws, or `nil`.
func failure<Result>(_ body: () throws -> Result) -> CryptoError.Kind? {
    do {
        _ = try body()
        return nil
    } catch {
        return (error as? CryptoError)?.kind
    }
}
