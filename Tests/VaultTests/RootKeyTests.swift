import Foundation
import OpenSSLCrypto
import Testing

@testable import Vault

@Suite("Root keys")
struct RootKeyTests {
    @Test("A root key's id depends on the key alone, and is what HMAC gives")
    func identifiers() throws {
        let key = try RootKey.sample(1)
        let code = HMACSHA256.code(of: Array("root-key-id".utf8), key: SecretBytes(copying: RootKey.sampleBytes(1)))
        #expect(key.id == code.prefix(8).map { String(format: "%02x", $0) }.joined())
        #expect(try key.id == RootKey.sample(1).id && key.id != RootKey.sample(2).id)
        #expect(try RootKey.generate().id != RootKey.generate().id)
    }

    @Test("Bytes of a wrong length, or that repeat one byte, are no root key", arguments: [0, 16, 31, 32, 33])
    func refusedBytes(_ count: Int) {
        let bytes = SecretBytes(copying: [UInt8](repeating: 5, count: count))
        #expect(failure { try RootKey(bytes) }?.kind == .invalid)
    }

    @Test("A ring holds at least one key, none twice, and not too many")
    func rings() throws {
        #expect(failure { try RootKeyRing.sample([]) }?.kind == .invalid)
        #expect(failure { try RootKeyRing.sample([1, 2, 1]) }?.kind == .invalid)
        #expect(failure { try RootKeyRing.sample(Array(1...33)) }?.kind == .invalid)
        let ring = try RootKeyRing.sample([3, 2, 1])
        #expect(try ring.newest.id == RootKey.sample(3).id && ring.key(ring.ids[2]).id == RootKey.sample(1).id)
    }
}
