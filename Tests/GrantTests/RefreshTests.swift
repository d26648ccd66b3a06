import ConnectorKit
import Foundation
import SQLStore
import Testing

@testable import CRMGateway

@Suite("Refreshing a grant")
struct RefreshTests {
    static let lifetime: Duration = .seconds(1_800)

    @Test("A fresh token is used as it stands, and nothing is asked of the vendor")
    func fresh() async throws {
        let process = try await Host().process()
        let grant = try await process.connect("safe").grant
        #expect(try await process.use(grant).row.generation == 1)
        #expect(process.host.vendor.refreshCount == 0)
    }

    @Test("A refresh is due at 75 % of the token's lifetime, and not before")
    func ahead() async throws {
        let process = try await Host().process()
        let grant = try await process.connect("safe").grant
        process.host.clock.advance(by: .seconds(1_349))
        #expect(try await process.use(grant).row.generation == 1)
        process.host.clock.advance(by: .seconds(1))
        let opened = try await process.use(grant)
        #expect(opened.row.generation == 2)
        #expect(opened.credentials.accessToken?.reveal() == "canary-access-2")
        #expect(process.host.vendor.refreshCount == 1)
    }

    @Test("A token without an end is used until it is refused; then it is refreshed")
    func endless() async throws {
        let host = try await Host()
        host.vendor.change { $0.lifetime = nil }
        let process = try host.process()
        let grant = try await process.connect("safe").grant
        host.clock.advance(by: .seconds(86_400 * 365))
        #expect(try await process.use(grant).row.generation == 1)
        #expect(try await process.use(grant, refused: 1).row.generation == 2)
    }

    @Test("A generation that has moved since a token was refused is used without another refresh (F-A9)")
    func moved() async throws {
        let process = try await Host().process()
        let grant = try await process.connect("safe").grant
        _ = try await process.use(grant, refused: 1)
        #expect(try await process.use(grant, refused: 1).row.generation == 2)
        #expect(process.host.vendor.refreshCount == 1)
    }

    @Test("A rotated refresh token is stored, and marks the grant as single-use from then on (SYNC-12)")
    func rotation() async throws {
        let process = try await Host(rotating: true).process()
        let grant = try await process.connect("safe").grant
        process.host.clock.advance(by: Self.lifetime)
        _ = try await process.use(grant)
        let row = try await process.row(grant)
        #expect(row.refreshBehaviour == .singleUse)
        #expect(try await process.credentials(grant).refreshToken?.reveal() == "canary-refresh-2")
    }
}
