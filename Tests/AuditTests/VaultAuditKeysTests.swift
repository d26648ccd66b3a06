import CRMGateway
import OpenSSLCrypto
import SQLStore
import Testing
import Vault

@Suite("Audit keys of the vault")
struct VaultAuditKeysTests {
    private func root(_ first: UInt8) throws -> RootKey {
        try RootKey(SecretBytes(copying: (0..<32).map { first &+ $0 }))
    }

    @Test("SEC-3, SEC-6, T-34: the chain is keyed by the root key, goes on over its rotation, and misses it when gone")
    func rotation() async throws {
        let (old, new) = (try root(1), try root(2))
        let fixture = try await AuditFixture(keys: VaultAuditKeys(Vault(rootKeys: try RootKeyRing(newestFirst: [old]))))
        defer { fixture.end() }
        try await fixture.append(3)
        #expect(try await fixture.verify().isSound)
        let boss = fixture.boss
        func log(_ keys: [RootKey]) throws -> AuditLog {
            AuditLog(store: fixture.store, keys: VaultAuditKeys(Vault(rootKeys: try RootKeyRing(newestFirst: keys))))
        }
        let rotated = try log([new, old])
        try await fixture.store.write {
            try rotated.append(AuditEntry(actor: boss, operation: AuditOperation(rawValue: "test.act")), in: $0)
        }
        #expect(try await rotated.verify(anchors: nil, as: boss).isSound)
        let retired = try await log([new]).verify(anchors: nil, as: boss)
        #expect(retired.firstBad == AuditFinding(.keyMissing, at: 1))
    }

    @Test("T-34: with another root key every entry is wrong, whatever the key is called")
    func wrongKey() async throws {
        let fixture = try await AuditFixture(keys: FixedAuditKeys())
        defer { fixture.end() }
        let other = AuditLog(store: fixture.store, keys: SameNameOtherKey())
        #expect(try await other.verify(anchors: nil, as: fixture.boss).firstBad == AuditFinding(.altered, at: 1))
    }
}
