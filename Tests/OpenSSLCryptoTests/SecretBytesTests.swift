import Foundation
import Testing

@testable import OpenSSLCrypto

@Suite("Secret bytes")
struct SecretBytesTests {
    struct Refused: Error {}
    static let canary = "canary-4f1b"

    @Test("SEC-2: no way of printing shows the bytes")
    func printsRedacted() {
        let secret = SecretBytes(utf8: Self.canary)
        var dumped = ""
        dump([secret], to: &dumped)
        for text in ["\(secret)", String(reflecting: secret), "\([secret])", dumped] {
            #expect(text.contains("<redacted>") && !text.contains("canary"))
        }
        #expect(Mirror(reflecting: secret).children.isEmpty)
    }

    @Test("What goes in comes out", arguments: [0, 1, 31, 4095, 4096, 4097, 100_000])
    func roundTrip(_ count: Int) throws {
        let bytes = try RandomBytes.make(count: count)
        let secret = SecretBytes(copying: bytes)
        #expect(secret.count == count)
        #expect(secret.withUnsafeBytes { Array($0) } == bytes)
        #expect(SecretBytes(copying: Data(bytes)).withUnsafeBytes { Array($0) } == bytes)
    }

    @Test("Text comes back as text; bytes that are no UTF-8 do not")
    func text() {
        #expect(SecretBytes(utf8: "schlüssel").revealUTF8() == "schlüssel")
        #expect(SecretBytes(copying: [0xff, 0xfe] as [UInt8]).revealUTF8() == nil)
    }

    @Test("T-13: the pages are locked and left out of core dumps, as the kernel tells")
    func pagesAreGuarded() throws {
        let secret = SecretBytes(utf8: Self.canary)
        try #require(secret.isLocked, "the limit of locked memory is used up: ulimit -l")
        let map = try MemoryMap()
        let told = secret.withUnsafeBytes { map.mapping(at: UInt(bitPattern: $0.baseAddress)) }
        let mapping = try #require(told)
        // The address sanitizer answers mlock itself and locks nothing.
        let isSanitized = dlsym(nil, "__asan_init") != nil
        #expect(mapping.isNotDumped && (mapping.isLocked || isSanitized))
    }

    @Test("T-13: the pages are given back when the last reference goes, and when filling them fails")
    func pagesAreReleased() async {
        // In a process of its own: the memory of others would blur the measure.
        await #expect(processExitsWith: .success) {
            let before = try MemoryMap().notDumpedBytes
            let kept = SecretBytes(count: 64 << 10) { _ in }
            for _ in 0..<200 {
                _ = SecretBytes(count: 64 << 10) { $0.initializeMemory(as: UInt8.self, repeating: 1) }
                _ = try? SecretBytes(count: 64 << 10) { _ throws(Refused) in throw Refused() }
            }
            let after = try MemoryMap().notDumpedBytes
            try #require(after == before + kept.count)
        }
    }

    @Test("What the filling closure throws comes through")
    func fillMayThrow() {
        #expect(throws: Refused.self) {
            try SecretBytes(count: 8) { _ throws(Refused) in throw Refused() }
        }
    }

    @Test("Base64 of every length is read back; anything else is refused")
    func base64() throws {
        for count in 1...48 {
            let bytes = try RandomBytes.make(count: count)
            let encoded = SecretBytes(copying: bytes).base64()
            #expect(encoded.revealUTF8() == Data(bytes).base64EncodedString())
            let decoded = encoded.withUnsafeBytes { SecretBytes(base64: $0) }
            #expect(decoded?.withUnsafeBytes { Array($0) } == bytes)
        }
        for text in ["", "A", "AB", "ABC", "ABC-", "AB C", "A===", "====", "AB=C", "QUJD\n", "QUI=QUI="] {
            #expect(Array(text.utf8).withUnsafeBytes { SecretBytes(base64: $0) } == nil, "\(text)")
        }
    }

    @Test("Hexadecimal of either case is read; anything else is refused")
    func hexadecimalDigits() {
        let read = { (text: String) in Array(text.utf8).withUnsafeBytes { SecretBytes(hexadecimal: $0) } }
        #expect(read("00fFaB")?.withUnsafeBytes { Array($0) } == [0x00, 0xff, 0xab])
        for text in ["", "0", "0g", "0x00", "00 0", "\u{0}\u{0}"] { #expect(read(text) == nil, "\(text)") }
    }
}
