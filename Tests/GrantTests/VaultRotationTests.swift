import ConnectorKit
import SQLStore
import Testing
import Vault
import Workspace

@testable import CRMGateway

@Suite("T-05, SEC-3: root keys rotate without downtime")
struct VaultRotationTests {
    private func rotated(_ host: Host) throws -> (RootKey, Vault) {
        let newest = try RootKey.generate()
        return (newest, Vault(rootKeys: try RootKeyRing(newestFirst: [newest, host.rootKey])))
    }

    @Test("Rewrapping leaves what is sealed readable by old and new processes, and lets the old key retire")
    func rewrap() async throws {
        let host = try await Host()
        let old = try host.process()
        let grant = try await old.connect("safe").grant
        let (newest, vault) = try rotated(host)
        let process = try host.process(vault: vault)
        #expect(try await process.credentials(grant) == old.credentials(grant))
        let before = try await process.grants.rotation.status()
        #expect(before.waitingCount == 1 && before.retirableRootKeys.isEmpty)
        let refused = await #expect(throws: GatewayError.self) {
            try await process.grants.rotation.requireRetirable(rootKey: host.rootKey.id)
        }
        #expect(refused?.code == "root_key_in_use")
        #expect(try await process.grants.rotation.rewrapEverything() == 1)
        #expect(try await process.grants.rotation.rewrapAll(of: host.organization) == 0)
        let after = try await process.grants.rotation.status()
        #expect(after.dataKeyCounts == [newest.id: 1] && after.retirableRootKeys == [host.rootKey.id])
        try await process.grants.rotation.requireRetirable(rootKey: host.rootKey.id)
        #expect(try await process.use(grant).row.generation == 1)
        let alone = try host.process(vault: Vault(rootKeys: try RootKeyRing(newestFirst: [newest])))
        #expect(try await alone.use(grant).row.generation == 1)
    }

    @Test("A rotation that is killed at any chunk leaves every data key readable, and goes on where it was")
    func killed() async throws {
        let host = try await Host()
        let grant = try await host.process().connect("safe").grant
        let (_, vault) = try rotated(host)
        let total = VaultRotation.chunkRowsMax * 2 + 1
        try await addDataKeys(total - 1, host)
        for nth in 1...3 {
            let victim = try host.process(vault: vault)
            victim.driver.decide { $0 == nth ? .refuse : .pass }
            await #expect(throws: GatewayError.self) {
                try await victim.grants.rotation.rewrapAll(of: host.organization)
            }
            #expect(try await victim.use(grant).row.generation == 1)
            let counts = try await victim.grants.rotation.status().dataKeyCounts
            #expect(counts.values.reduce(0, +) == total)
        }
        let process = try host.process(vault: vault)
        try await process.grants.rotation.rewrapAll(of: host.organization)
        #expect(try await process.grants.rotation.status().waitingCount == 0)
        let organization = host.organization
        try await process.driver.read { transaction in
            for row in try DataKeyRepository(of: organization).wrapped(
                otherThanBy: "", limit: 1_000, in: transaction)
            {
                _ = try vault.open(row.wrap(of: organization))
            }
        }
    }

    @Test(
        "T-02: an organization gets a new data key before one has sealed more than is safe; older seals stay readable")
    func rekey() async throws {
        let host = try await Host()
        let process = try host.process()
        let grant = try await process.connect("safe").grant
        let first = try await process.row(grant).dataKey
        try await process.execute("UPDATE data_key SET seals = $1", [.integer(DataKeys.sealsMax)])
        #expect(try await process.credentials(grant).accessToken != nil)
        _ = try await process.use(grant, refused: 1)
        let second = try await process.row(grant).dataKey
        #expect(first != second)
        let keys = try await process.grants.keys(of: host.ann, as: host.admin)
        #expect(keys.map(\.isGenuine) == [true])
    }

    private func addDataKeys(_ count: Int, _ host: Host) async throws {
        let (vault, organization) = (host.vault, host.organization)
        try await host.process().driver.write { transaction in
            for _ in 0..<count {
                let wrap = try vault.makeDataKey(organization: organization.rawValue)
                try DataKeyRepository(of: organization).insertCurrent(
                    DataKeyRow(
                        id: wrap.id, rootKey: wrap.rootKeyID, wrapped: wrap.wrapped, checkValue: wrap.checkValue,
                        createdAt: 0, isCurrent: true), in: transaction)
            }
        }
    }
}
