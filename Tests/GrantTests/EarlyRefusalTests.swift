import ConnectorKit
import Foundation
import SQLStore
import Testing
import Workspace

@testable import CRMGateway

@Suite("A CRM that refuses each token as soon as it has issued it")
struct EarlyRefusalTests {
    private func refusal(
        age: Int64, refused: Int64? = 3, reason: String? = nil, cooledUntil: Int64? = nil
    ) -> EarlyRefusal {
        let row = GrantRow(
            id: GrantID(rawValue: "g"), crm: "strict", account: "acme", method: .jwtBearer, generation: 3,
            stateReason: reason,
            stateSince: 0, sealed: nil, dataKey: nil, expiresAt: nil, issuedAt: 100_000, coolUntil: cooledUntil,
            ownerUser: nil, createdAt: 0)
        return EarlyRefusal(
            of: row, refusedGeneration: refused, now: 100_000 + age, storeNow: 100_000 + age,
            timing: RefreshTiming())
    }

    @Test("Only a refusal of this very token within its first seconds is early, and only the second in a row counts")
    func reads() {
        let mark = EarlyRefusal.reason
        #expect(refusal(age: 4_999).isEarly && refusal(age: 4_999).marksNext && !refusal(age: 4_999).isRepeated)
        #expect(!refusal(age: 5_000).isEarly && !refusal(age: 5_000).marksNext)
        #expect(refusal(age: 10, reason: mark).isRepeated)
        #expect(!refusal(age: 10, reason: "app_configuration").isRepeated)
        for refused in [nil, 2] as [Int64?] {
            let other = refusal(age: 10, refused: refused, reason: mark)
            #expect(!other.isEarly && !other.isRepeated && !other.marksNext)
        }
    }

    @Test("A pause doesn't make a token a good one: the next is still marked; one that served in between isn't")
    func forgets() {
        let mark = EarlyRefusal.reason
        let paused = refusal(age: 60_500, reason: mark, cooledUntil: 160_400)
        #expect(!paused.isEarly && !paused.isRepeated && paused.marksNext)
        for served in [refusal(age: 60_500, reason: mark), refusal(age: 120_400, reason: mark, cooledUntil: 160_400)] {
            #expect(!served.isEarly && !served.isRepeated && !served.marksNext)
        }
    }

    private func refusing() async throws -> (HostProcess, GrantID, Connection) {
        let host = try await Host(rotating: true)
        host.vendor.change { $0.lifetime = nil }
        let process = try host.process()
        let grant = try await process.connect("strict", as: host.user(host.ann)).grant
        let connection = try await process.grants.connection(of: host.ann, crm: "strict", as: host.user(host.ann))
        host.clock.advance(by: RefreshTests.lifetime)
        host.vendor.change { $0.refusesAll = true }
        return (process, grant, connection)
    }

    @Test("SYNC-12: a permanent 401 is no loop: one refresh a request, two in a row, then a pause with a clear error")
    func pauses() async throws {
        let (process, grant, connection) = try await refusing()
        let vendor = process.host.vendor
        var kinds: [ConnectorErrorKind?] = []
        for _ in 1...20 {
            let error = await #expect(throws: ConnectorError.self) { try await connection.reading.identify() }
            kinds.append(error?.kind)
            if kinds.count == 3 {
                #expect(error?.message.contains("refuses each token as soon as it has issued it") == true)
                #expect(error?.retry == .later(after: .seconds(60)))
            }
        }
        #expect(kinds.prefix(2) == [.unauthenticated, .unauthenticated])
        #expect(kinds.dropFirst(2).allSatisfy { $0 == .unavailable })
        #expect(vendor.refreshCount == 2)
        let row = try await process.row(grant)
        #expect(row.generation == 3 && row.state == .live && row.stateReason == "token_refused_at_once")
    }

    @Test("After the pause it is tried once each minute, in whatever process; once a token serves, all is forgotten")
    func recovers() async throws {
        let (process, grant, connection) = try await refusing()
        let (host, vendor) = (process.host, process.host.vendor)
        for _ in 1...3 { await #expect(throws: ConnectorError.self) { try await connection.reading.identify() } }
        let other = try await host.process().grants.connection(
            of: host.ann, crm: "strict", as: host.user(host.ann))
        for minute in 1...3 {
            host.clock.advance(by: .seconds(60))
            for way in [connection, other, connection] {
                await #expect(throws: ConnectorError.self) { try await way.reading.identify() }
            }
            #expect(vendor.refreshCount == 2 + minute)
        }
        vendor.change { $0.refusesAll = false }
        #expect(try await other.reading.identify().account == "acme")
        let generation = try await process.row(grant).generation
        host.clock.advance(by: RefreshTests.lifetime)
        #expect(try await process.use(grant, refused: generation).row.stateReason == nil)
    }

    @Test("SYNC-12: many callers of a CRM that refuses everything make two refreshes in all")
    func crowd() async throws {
        let (process, _, connection) = try await refusing()
        let failures = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<100 {
                group.addTask {
                    do { _ = try await connection.reading.identify() } catch { return true }
                    return false
                }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(failures == 100)
        #expect(process.host.vendor.refreshCount <= 2)
    }
}
