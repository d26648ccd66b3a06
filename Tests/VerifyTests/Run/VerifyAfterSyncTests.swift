import CRMGateway
import CRMGatewayTesting
import ConnectorKit
import MockKit
import SQLStore
import SQLiteDriver
import Testing
import Verification
import Workspace

@Suite("A host may have every sync and every push verified")
struct VerifyAfterSyncTests {
    @Test("VER-1: a sync that ends starts a verification of its scope as the same actor, and its events tell of it")
    func afterSync() async throws {
        try await VerifyStage.with { stage in
            let gateway = try await stage.fixture.reopened { $0.verifiesAfterSync = .readOnly }
            let handle = try await gateway.syncCRM(to: .user(stage.bob), as: stage.admin)
            let run = try await handle.result()
            #expect(run.state == .succeeded && run.outcome?.isUnchanged == true)
            let event = try #require(try await started(handle))
            let id = try #require(event.verification)
            for try await _ in try await gateway.runs.watch(id, as: stage.admin) {}
            let verified = try await gateway.runs.show(id, as: stage.admin)
            #expect(verified.kind == .verification && verified.actor == stage.admin)
            #expect(verified.verificationRequest?.scope == .user(stage.bob))
            #expect(verified.verificationRequest?.following == run.id && verified.state == .succeeded)
            await gateway.shutDown()
        }
    }

    @Test("VER-1: so does a push; the verification begins by itself")
    func afterPush() async throws {
        try await VerifyStage.with { stage in
            let gateway = try await stage.fixture.reopened { $0.verifiesAfterSync = .readOnly }
            let handle = try await gateway.pushSettings(
                to: .team(stage.team), categories: [.customProperties], as: stage.admin)
            let run = try await handle.result()
            #expect(run.state != .failed)
            let id = try #require(try await started(handle)?.verification)
            for try await event in try await gateway.runs.watch(id, as: stage.admin) where event.kind == .finished {
                #expect(event.state == .succeeded)
            }
            #expect(try await gateway.runs.show(id, as: stage.admin).state == .succeeded)
            await gateway.shutDown()
        }
    }

    @Test("ACC-7: that a verification can't be started is told, and changes nothing of the push")
    func refused() async throws {
        try await VerifyStage.with { stage in
            let gateway = try await stage.fixture.reopened { $0.verifiesAfterSync = .temporary }
            let handle = try await gateway.pushSettings(
                to: .user(stage.dan), categories: [.companyDetails], as: stage.admin)
            let run = try await handle.result()
            #expect(run.state != .failed && run.settingsOutcome?.failure == nil)
            let event = try #require(try await started(handle))
            #expect(event.verification == nil && event.message?.contains("spectator") == true)
            #expect(try await gateway.verification.reports(as: stage.admin).elements.isEmpty)
            await gateway.shutDown()
        }
    }

    @Test("By default nothing is verified unless somebody asks")
    func off() async throws {
        try await VerifyStage.with { stage in
            let handle = try await stage.gateway.syncCRM(to: .user(stage.bob), as: stage.admin)
            _ = try await handle.result()
            #expect(try await started(handle) == nil)
            #expect(try await stage.gateway.verification.reports(as: stage.admin).elements.isEmpty)
        }
    }

    private func started(_ run: RunHandle) async throws -> RunEvent? {
        var found: RunEvent?
        for try await event in run.events() where event.kind == .verificationStarted { found = event }
        return found
    }
}
