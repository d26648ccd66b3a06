import CRMGateway
import CRMGatewayTesting
import MalformedInputs
import SQLiteDriver
import Testing
import Workspace

@Suite("A plan and an idempotency key together")
struct PushIdempotencyTests {
    @Test(
        "T-33, T-42: under the key of one plan another is refused, though it asks for the same; the first names its run"
    )
    func plans() async throws {
        try await SettingsStage.with { stage in
            let categories: Set<Workspace.Category> = [.companyDetails]
            let first = try await stage.settings.previewPush(
                to: .team(stage.team), categories: categories, as: stage.actor)
            let run = try await stage.settings.apply(first, as: stage.actor, idempotencyKey: "once")
            _ = try await run.result()
            try await stage.edit(SampleSettings.value(.companyDetails, "newer"), as: stage.actor)
            let second = try await stage.settings.previewPush(
                to: .team(stage.team), categories: categories, as: stage.actor)
            let other = await refusal {
                try await stage.settings.apply(second, as: stage.actor, idempotencyKey: "once")
            }
            #expect(other?.code == "idempotency_key_reused" && other?.field == "idempotencyKey")
            let same = try await stage.settings.apply(first, as: stage.actor, idempotencyKey: "once")
            #expect(same.id == run.id)
        }
    }

    @Test("T-42, T-33: Sync CRM's plans likewise")
    func syncPlans() async throws {
        try await SettingsStage.with(mocks: [.hubSpot()], configured: []) { stage in
            try await stage.fixture.connectAdmin()
            let (gateway, ann) = (stage.gateway, stage.fixture.admin)
            let first = try await gateway.planSyncCRM(to: .team(stage.team), as: ann)
            let run = try await gateway.apply(first, as: ann, idempotencyKey: "once")
            _ = try await run.result()
            let second = try await gateway.planSyncCRM(to: .team(stage.team), as: ann)
            let other = await refusal { try await gateway.apply(second, as: ann, idempotencyKey: "once") }
            #expect(other?.code == "idempotency_key_reused")
            #expect(try await gateway.apply(first, as: ann, idempotencyKey: "once").id == run.id)
        }
    }

    @Test("T-15, T-42: what can be no idempotency key starts no run")
    func malformed() async throws {
        try await SettingsStage.with { stage in
            let (gateway, actor, team, ann) = (stage.gateway, stage.actor, stage.team, stage.fixture.admin)
            let keys = MalformedInputs.idempotencyKeys()
            let cases =
                MalformedCase.each(keys, field: "idempotencyKey") { key in
                    _ = try await gateway.pushSettings(to: .team(team), as: actor, idempotencyKey: key)
                }
                + MalformedCase.each(keys, field: "idempotencyKey") { key in
                    _ = try await gateway.syncCRM(to: .team(team), as: ann, idempotencyKey: key)
                }
            let problems = try await MalformedCheck(stage.fixture.store).problems(of: cases)
            #expect(problems == [])
        }
    }
}
