import ConnectorKit
import SQLStore
import Testing
import Workspace

@testable import CRMGateway

@Suite("Keys in bulk")
struct KeyRepositoryTests {
    @Test("Many keys are read, inserted, replaced and deleted in few statements, across the statement's bound")
    func bulk() async throws {
        let host = try await Host()
        let process = try host.process()
        let outcome = try await process.connect("safe")
        let count = CRMKeyRepository.statementRowsMax * 2 + 1
        let directory = Directory(store: process.driver, audit: process.audit, clock: host.clock)
        let users = try await directory.createUsers(
            (0..<count).map { UserDraft(firstName: "U", lastName: "\($0)", email: "u\($0)@acme.example") },
            as: host.admin
        ).map(\.id)
        let organization = host.organization
        let keys = CRMKeyRepository(of: organization)
        let (dataKeys, ids) = (process.grants.parts.vault.keys, process.grants.parts.ids)
        @Sendable func rows(_ transaction: any SQLTransaction) throws -> [CRMKeyRow] {
            let tagger = try dataKeys.tagger(of: organization, in: transaction)
            return users.map {
                tagger.key(
                    id: ids.make(), user: $0, crm: "safe", grant: outcome.grant, origin: .synced, run: nil,
                    createdAt: 0)
            }
        }
        try await process.driver.write { try keys.insert(try rows($0), in: $0) }
        try await process.driver.write { try keys.replace(try rows($0), in: $0) }
        let found = try await process.driver.read { try keys.keys(of: users, in: $0) }
        #expect(found.count == count)
        #expect(found.values.allSatisfy { $0.count == 1 && $0[0].version == 2 })
        await #expect(throws: StoreError.self) {
            try await process.driver.write { try keys.insert(try rows($0), in: $0) }
        }
        let held = try await process.driver.read { try keys.holderCount(of: outcome.grant, in: $0) }
        #expect(held == count + 1)
        let all = found.values.flatMap { $0 }.map(\.id)
        #expect(try await process.driver.write { try keys.delete(all, in: $0) } == count)
        #expect(try await process.driver.read { try keys.keys(of: users, in: $0) }.isEmpty)
    }
}
