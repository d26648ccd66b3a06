import Testing

@testable import OpenSSLCrypto

@Suite("HKDF with SHA-256")
struct HKDFSHA256Tests {
    struct Vector: Sendable {
        let key: [UInt8]
        let salt: [UInt8]
        let info: [UInt8]
        let output: String
    }

    /// RFC 5869, appendices A.1 to A.3.
    static let vectors: [Vector] = [
        Vector(
            key: [UInt8](repeating: 0x0b, count: 22), salt: Array(0x00...0x0c), info: Array(0xf0...0xf9),
            output: "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"),
        Vector(
            key: Array(0x00...0x4f), salt: Array(0x60...0xaf), info: Array(0xb0...0xff),
            output: "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c"
                + "59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71"
                + "cc30c58179ec3e87c14c01d5c1f3434f1d87"),
        Vector(
            key: [UInt8](repeating: 0x0b, count: 22), salt: [], info: [],
            output: "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8"),
    ]

    @Test("The keys of RFC 5869 come out", arguments: vectors)
    func vectorsHold(_ vector: Vector) throws {
        let expected = hexadecimal(vector.output)
        let derived = try HKDFSHA256.derive(
            from: SecretBytes(copying: vector.key), salt: vector.salt, info: vector.info, count: expected.count)
        #expect(derived.withUnsafeBytes { Array($0) } == expected)
    }

    @Test("Lengths out of bounds are refused before OpenSSL sees them")
    func bounds() {
        let key = SecretBytes(utf8: "key")
        let nothing = [UInt8]()
        for count in [0, -1, HKDFSHA256.outputBytesMax + 1] {
            #expect(failure { try HKDFSHA256.derive(from: key, info: nothing, count: count) } == .invalidInput)
        }
        let long = [UInt8](repeating: 1, count: HKDFSHA256.inputBytesMax + 1)
        #expect(failure { try HKDFSHA256.derive(from: key, info: long, count: 32) } == .invalidInput)
        let empty = SecretBytes(copying: nothing)
        #expect(failure { try HKDFSHA256.derive(from: empty, info: nothing, count: 32) } == .invalidInput)
        let longest = Array(long.dropLast())
        #expect(failure { try HKDFSHA256.derive(from: key, salt: longest, info: longest, count: 8160) } == nil)
    }
}
