import ConnectorKit
import Foundation
import SQLStore
import Testing
import Workspace

@testable import CRMGateway

@Suite("Tokens whose end the CRM doesn't tell")
struct EndlessTokenTests {
    static let callerCount = 100

    /// A grant of a CRM that rotates, whose first token has served for a while.
    private func endless(_ crm: CRMID = "strict") async throws -> (HostProcess, GrantID) {
        let host = try await Host(rotating: crm == "strict")
        host.vendor.change { $0.lifetime = nil }
        let process = try host.process()
        let grant = try await process.connect(crm, as: host.user(host.ann)).grant
        host.clock.advance(by: RefreshTests.lifetime)
        return (process, grant)
    }

    private func connection(_ process: HostProcess) async throws -> Connection {
        try await process.grants.connection(
            of: process.host.ann, crm: "strict", as: process.host.user(process.host.ann))
    }

    @Test(
        "SYNC-12: many callers whose tokens of one generation are refused make one refresh, and each request is resent once"
    )
    func shared() async throws {
        let (process, grant) = try await endless()
        let vendor = process.host.vendor
        let connection = try await connection(process)
        vendor.change { $0.access = [] }
        let accounts = try await withThrowingTaskGroup(of: CRMAccountID.self) { group in
            for _ in 0..<Self.callerCount { group.addTask { try await connection.reading.identify().account } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(accounts == Array(repeating: "acme", count: Self.callerCount))
        #expect(vendor.refreshCount == 1)
        #expect(try await process.row(grant).generation == 2)
    }

    @Test("F-A9: a refusal of an older generation brings the newer token, and no refresh, in whatever process")
    func older() async throws {
        let (process, grant) = try await endless()
        _ = try await process.use(grant, refused: 1)
        _ = try await process.use(grant, refused: 2)
        let other = try process.host.process()
        for refused in [1, 2] as [Int64] {
            #expect(try await other.use(grant, refused: refused).row.generation == 3)
            #expect(try await process.use(grant, refused: refused).row.generation == 3)
        }
        #expect(process.host.vendor.refreshCount == 2)
    }

    @Test("A refusal that isn't for the credentials refreshes nothing")
    func forbidden() async throws {
        let (process, grant) = try await endless()
        let connection = try await connection(process)
        process.host.vendor.change { $0.forbidsAll = true }
        for _ in 1...3 {
            let error = await #expect(throws: ConnectorError.self) { try await connection.reading.identify() }
            #expect(error?.kind == .forbidden)
        }
        #expect(process.host.vendor.refreshCount == 0)
        #expect(try await process.row(grant).generation == 1)
    }

    @Test("F-A5: a lost answer after a rotation ends in one repetition, and names who must reconnect")
    func lost() async throws {
        let (process, grant) = try await endless()
        process.host.vendor.script(.lostAfterWork)
        let trouble = await #expect(throws: GrantTrouble.self) { try await process.use(grant, refused: 1) }
        guard case .refused(let notice) = trouble else {
            Issue.record("\(String(describing: trouble))")
            return
        }
        #expect(notice.reason == "refresh_outcome_unknown" && notice.owner == process.host.ann)
        let sent = process.host.vendor.refreshCount
        for refused in [nil, 1] as [Int64?] {
            await #expect(throws: GrantTrouble.self) { try await process.use(grant, refused: refused) }
        }
        #expect(process.host.vendor.refreshCount == sent && sent == 2)
    }

    @Test("F-A4: a lost answer before any rotation is mended by the repetition")
    func saved() async throws {
        let (process, grant) = try await endless()
        process.host.vendor.script(.lostBeforeWork)
        #expect(try await process.use(grant, refused: 1).row.generation == 2)
        #expect(process.host.vendor.refreshCount == 1)
    }
}
