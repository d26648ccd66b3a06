import CRMGatewayTesting
import SQLStore
import Testing
import Workspace

@testable import CRMGateway

@Suite("A plan is refused once anything it was made from has changed")
struct StalePlanTests {
    /// What may happen between plan and apply.
    enum Change: CaseIterable {
        case sourceValue, targetValue, targetThereAndBack, newMember, memberGone, seat, sourceCleared
    }

    @Test(
        "T-33: a changed source, target, team or seat makes the plan stale, and nothing is written",
        arguments: Change.allCases)
    func stale(_ change: Change) async throws {
        try await SettingsStage.with { stage in
            let plan = try await stage.settings.previewPush(
                to: .team(stage.team), categories: [.meetingTitles, .companyDetails], as: stage.actor)
            try await make(change, on: stage)
            let before = try await stage.digest()
            let error = await refusal { try await stage.settings.apply(plan, as: stage.actor) }
            #expect(error?.code == "plan_stale", "\(change)")
            #expect(try await stage.digest() == before)
        }
    }

    @Test("T-33: what the plan wasn't made from may change; then it is applied")
    func unrelated() async throws {
        try await SettingsStage.with { stage in
            let plan = try await stage.settings.previewPush(
                to: .team(stage.team), categories: [.meetingTitles], as: stage.actor)
            try await stage.edit(SampleSettings.value(.alternateDomains, "other"), as: stage.bobActor)
            let run = try await stage.settings.apply(plan, as: stage.actor).result()
            #expect(run.state == .succeeded && run.settingsOutcome?.of(.meetingTitles)?.applied == 3)
        }
    }

    @Test("T-16, T-33: an admin who was demoted between plan and apply is refused")
    func demoted() async throws {
        try await SettingsStage.with { stage in
            let plan = try await stage.settings.previewPush(
                to: .team(stage.team), categories: [.meetingTitles], as: stage.actor)
            try await stage.change(
                "UPDATE user_account SET role = 'user', version = version + 1 WHERE id = $1",
                [.text(stage.eve.rawValue)])
            let error = await refusal { try await stage.settings.apply(plan, as: stage.actor) }
            #expect(error?.rule == "ACC-4" && error?.code == "role_too_low")
        }
    }

    private func make(_ change: Change, on stage: SettingsStage) async throws {
        switch change {
        case .sourceValue: try await stage.edit(SampleSettings.value(.meetingTitles, "later"), as: stage.actor)
        case .sourceCleared: _ = try await stage.settings.clear(.meetingTitles, as: stage.actor)
        case .targetValue: try await stage.edit(SampleSettings.value(.meetingTitles, "later"), as: stage.bobActor)
        case .targetThereAndBack:
            try await stage.edit(SampleSettings.value(.meetingTitles, "later"), as: stage.bobActor)
            _ = try await stage.settings.clear(.meetingTitles, as: stage.bobActor)
        case .newMember:
            let gil = try await stage.fixture.makeUser("gil@example.com")
            try await stage.gateway.directory.addMembers(
                [TeamPlacement(gil.id)], to: stage.team, as: stage.fixture.admin)
        case .memberGone:
            try await stage.change(
                "DELETE FROM team_member WHERE user_id = $1", [.text(stage.cara.rawValue)])
        case .seat:
            try await stage.change(
                "UPDATE user_account SET seat = 'spectator', version = version + 1 WHERE id = $1",
                [.text(stage.cara.rawValue)])
        }
    }
}
