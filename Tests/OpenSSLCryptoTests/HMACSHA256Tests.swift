import Testing

@testable import OpenSSLCrypto

@Suite("HMAC with SHA-256")
struct HMACSHA256Tests {
    struct Vector: Sendable {
        let key: [UInt8]
        let message: [UInt8]
        let code: String
    }

    /// RFC 4231 §4; case 5 publishes the first 16 bytes only.
    static let vectors: [Vector] = [
        Vector(
            key: [UInt8](repeating: 0x0b, count: 20), message: Array("Hi There".utf8),
            code: "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"),
        Vector(
            key: Array("Jefe".utf8), message: Array("what do ya want for nothing?".utf8),
            code: "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"),
        Vector(
            key: [UInt8](repeating: 0xaa, count: 20), message: [UInt8](repeating: 0xdd, count: 50),
            code: "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"),
        Vector(
            key: Array(1...25), message: [UInt8](repeating: 0xcd, count: 50),
            code: "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"),
        Vector(
            key: [UInt8](repeating: 0x0c, count: 20), message: Array("Test With Truncation".utf8),
            code: "a3b6167473100ee06e0c796c2955552b"),
        Vector(
            key: [UInt8](repeating: 0xaa, count: 131),
            message: Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
            code: "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"),
        Vector(
            key: [UInt8](repeating: 0xaa, count: 131),
            message: Array(
                ("This is a test using a larger than block-size key and a larger than block-size data. "
                    + "The key needs to be hashed before being used by the HMAC algorithm.").utf8),
            code: "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"),
    ]

    @Test("The codes of RFC 4231 come out", arguments: vectors)
    func vectorsHold(_ vector: Vector) {
        let code = HMACSHA256.code(of: vector.message, key: SecretBytes(copying: vector.key))
        let expected = hexadecimal(vector.code)
        #expect(Array(code.prefix(expected.count)) == expected)
    }

    @Test("An empty key and an empty message are taken as they are")
    func emptyInputs() {
        let code = HMACSHA256.code(of: [UInt8](), key: SecretBytes(copying: [UInt8]()))
        #expect(code == hexadecimal("b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad"))
    }

    @Test("A code is valid for its own message and key alone, and never when cut short")
    func validity() {
        let key = SecretBytes(utf8: "key")
        let code = HMACSHA256.code(of: [1, 2], key: key)
        #expect(HMACSHA256.isValid(code, of: [1, 2] as [UInt8], key: key))
        #expect(!HMACSHA256.isValid(code, of: [1, 3] as [UInt8], key: key))
        #expect(!HMACSHA256.isValid(code, of: [1, 2] as [UInt8], key: SecretBytes(utf8: "kez")))
        #expect(!HMACSHA256.isValid(Array(code.prefix(16)), of: [1, 2] as [UInt8], key: key))
        #expect(!HMACSHA256.isValid([UInt8](), of: [1, 2] as [UInt8], key: key))
    }
}
