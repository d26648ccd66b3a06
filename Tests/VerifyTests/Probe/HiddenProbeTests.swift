import CRMGatewayTesting
import ConnectorKit
import MockKit
import SQLStore
import Testing
import Verification
import Workspace

@testable import CRMGateway

/// Salesforce answers NOT_FOUND for what is gone and for what the key may not see.
@Suite("A probe that the key isn't shown isn't taken for gone")
struct HiddenProbeTests {
    @Test("VER-4, I-13, F-C4: a record that the key gave away and lost sight of is told, and removed once it is seen")
    func givenAway() async throws {
        try await ProbeStage.run(.salesforce) { stage in
            let situations = try await stage.situations([.deal])
            let before = stage.records
            try stage.mock.shareNothing()
            let outcome = try await stage.probe(.temporary, situations)
            #expect(stage.holdsProbe)
            let left = try #require(outcome.cleanup.first)
            #expect(left.reason == .refused && left.record != nil && left.message.contains("may not see"))
            let again = try await stage.clean()
            #expect(again.pending.map(\.mark) == [left.mark] && stage.holdsProbe)
            #expect(try await stage.rows().map(\.state) == [.made])
            try stage.mock.setAdministrators("ModifyAllData", true)
            #expect(try await stage.clean().pending.isEmpty)
            #expect(stage.records == before)
        }
    }

    @Test("F-C6: what one key isn't shown, another key of the account removes")
    func anotherKey() async throws {
        try await VerifyStage.with([.salesforce()]) { stage in
            let mock = stage.fixture.mock("salesforce")
            let before = mock.state()["objects"]
            try mock.shareNothing()
            let report = try await stage.report(.user(stage.bob), checks: ["writeback"], mode: .temporary)
            #expect(report.cleanup.count == 3 && report.conclusion == .failed)
            let bob = Actor.user(stage.bob, of: stage.organization)
            try await stage.fixture.connect(
                bob, to: "salesforce", by: .jwtBearer, inputs: ["username": Secret("bob@acme-demo.example")])
            let left = try await stage.gateway.verification.cleanUp(as: stage.admin)
            #expect(left.isEmpty, "\(left.map(\.message))")
            #expect(mock.state()["objects"] == before)
        }
    }

    @Test("VER-4: where the grant may act for the record's owner, they remove what the key lost sight of")
    func asOwner() async throws {
        try await VerifyStage.with([.salesforce()], way: .jwtBearer) { stage in
            let mock = stage.fixture.mock("salesforce")
            let before = mock.state()["objects"]
            try mock.shareNothing()
            let report = try await stage.report(.user(stage.bob), checks: ["writeback"], mode: .temporary)
            #expect(report.cleanup.isEmpty, "\(report.cleanup.map(\.message))")
            #expect(!report.accounts.contains { $0.access == .actingAs })
            #expect(mock.state()["objects"] == before)
        }
    }

    @Test("VER-4: another key doesn't take what it was never shown for gone")
    func seenByAnother() async throws {
        try await ProbeStage.run(.salesforce) { stage in
            try stage.mock.turn("private_sharing", true)
            let carol = Actor.user(
                try await stage.fixture.makeUser("carol@example.com", role: .admin).id, of: stage.organization)
            try await stage.fixture.connect(
                carol, by: .jwtBearer, inputs: ["username": Secret("carol@acme-demo.example")])
            let situations = try await stage.situations([.deal])
            stage.mock.inject(.status(503), on: .operation(stage.crm.operations.delete, nth: 2), times: nil)
            _ = try await stage.probe(.temporary, situations)
            stage.mock.clearFaults()
            #expect(try await stage.rows().map(\.state) == [.made] && stage.holdsProbe)
            try await stage.endGrant()
            let left = try await stage.fixture.gateway.verification.cleanUp(as: stage.fixture.admin)
            #expect(left.count == 1 && stage.holdsProbe)
            try stage.mock.turn("private_sharing", false)
            #expect(try await stage.fixture.gateway.verification.cleanUp(as: stage.fixture.admin).isEmpty)
            #expect(!stage.holdsProbe)
        }
    }
}
