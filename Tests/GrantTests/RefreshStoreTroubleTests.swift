import ConnectorKit
import Foundation
import SQLStore
import Testing
import Workspace

@testable import CRMGateway

@Suite("A store that fails in the middle of a refresh")
struct RefreshStoreTroubleTests {
    private func expired() async throws -> (HostProcess, GrantID) {
        let process = try await Host(rotating: true).process()
        let grant = try await process.connect("strict").grant
        process.host.clock.advance(by: RefreshTests.lifetime)
        return (process, grant)
    }

    @Test("F-A1: where the attempt can't be journaled, nothing is sent")
    func noIntent() async throws {
        let (process, grant) = try await expired()
        // The lease, then the attempt.
        process.driver.decide { $0 == 2 ? .refuse : .pass }
        await #expect(throws: StoreError.self) { try await process.use(grant) }
        #expect(process.host.vendor.refreshCount == 0)
        process.driver.decide { _ in .pass }
        #expect(try await process.use(grant).row.generation == 2)
    }

    @Test("F-A6: tokens that the store refuses are held, not used, and stored as soon as it takes them")
    func held() async throws {
        let (process, grant) = try await expired()
        // The clock runs while the commit is tried again.
        process.host.vendor.change { $0.lifetime = 1e9 }
        process.driver.decide { $0 >= 3 ? .refuse : .pass }
        let trouble = await #expect(throws: GrantTrouble.self) { try await process.use(grant) }
        guard case .notStored = trouble else {
            Issue.record("\(String(describing: trouble))")
            return
        }
        #expect(await process.grants.countAtRisk() == 1)
        #expect(process.host.logs.text.contains("don't kill this process"))
        process.driver.decide { _ in .pass }
        await process.grants.drain()
        #expect(await process.grants.countAtRisk() == 0)
        #expect(try await process.use(grant).row.generation == 2)
        #expect(process.host.vendor.refreshCount == 1)
        #expect(try await process.credentials(grant).refreshToken?.reveal() == "canary-refresh-2")
    }

    @Test("F-A7: a commit whose answer was lost is found done, and not done twice")
    func lostCommit() async throws {
        let (process, grant) = try await expired()
        process.driver.decide { $0 == 3 ? .loseAnswer : .pass }
        #expect(try await process.use(grant).row.generation == 2)
        #expect(process.host.vendor.refreshCount == 1)
    }

    @Test("F-A8, L-8: a late answer is stored though the lease was lost meanwhile; the one who took over sends nothing")
    func lateAnswer() async throws {
        let (process, grant) = try await expired()
        let host = process.host
        let (gate, opener) = AsyncStream<Void>.makeStream()
        let (arrivals, arrived) = AsyncStream<Void>.makeStream()
        host.vendor.holdRefreshes {
            arrived.yield()
            for await _ in gate { return }
        }
        let slow = Task { try await process.use(grant) }
        for await _ in arrivals { break }
        // Another takes the lease over.
        try await process.execute("UPDATE lease SET holder = 'another', fence = fence + 1, deadline = 0")
        opener.yield()
        #expect(try await slow.value.row.generation == 2)
        #expect(host.vendor.refreshCount == 1)
        host.vendor.holdRefreshes {}
    }

    @Test("L-8: an answer of a generation that has been replaced meanwhile is nobody's")
    func superseded() async throws {
        let (process, grant) = try await expired()
        let look = try await process.grants.parts.refreshStore.look(at: process.address(grant))
        _ = try await process.use(grant)
        let late = RefreshAnswer(
            address: process.address(grant), attempt: "never-journaled", generation: 1,
            credentials: look.opened.credentials, previous: look.opened.credentials, doubt: nil,
            isAfterEarlyRefusal: false)
        let outcome = try await process.grants.parts.refreshStore.commit(late)
        guard case .superseded = outcome else {
            Issue.record("stored")
            return
        }
        #expect(try await process.row(grant).generation == 2)
    }

    @Test("I-01: the database itself refuses a second open attempt, and a second repetition of one")
    func schema() async throws {
        let (process, grant) = try await expired()
        let organization = process.host.organization
        let journal = RefreshIntentRepository(of: organization)
        try await process.driver.write {
            try journal.open(id: "a", grant: grant, generation: 1, replayOf: nil, in: $0)
        }
        await #expect(throws: StoreError.self) {
            try await process.driver.write {
                try journal.open(id: "b", grant: grant, generation: 1, replayOf: nil, in: $0)
            }
        }
        try await process.driver.write {
            _ = try journal.resolve("a", as: .unknown, in: $0)
            try journal.open(id: "b", grant: grant, generation: 1, replayOf: "a", in: $0)
            _ = try journal.resolve("b", as: .unknown, in: $0)
        }
        await #expect(throws: StoreError.self) {
            try await process.driver.write {
                try journal.open(id: "c", grant: grant, generation: 1, replayOf: "a", in: $0)
            }
        }
    }
}
