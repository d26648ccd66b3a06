import CRMGateway
import CRMGatewayTesting
import SQLStore
import SQLiteDriver
import Testing
import Workspace

@Suite("One member selected alone is refused what somebody named alone is refused")
struct MemberAloneTests {
    @Test("ACC-5, ACC-7, ACC-4: a rule, or not being on the team, refuses a push to one member; among others it skips")
    func push() async throws {
        try await SettingsStage.with { stage in
            let ann = try #require(stage.fixture.admin.user)
            let cases: [(UserID, Workspace.Category, String)] = [
                (ann, .companyDetails, "ACC-5"), (stage.dan, .taskSettings, "ACC-7"),
                (stage.eve, .taskSettings, "ACC-4"),
            ]
            for (user, category, rule) in cases {
                let scope = SyncScope.members(of: stage.team, [user])
                let error = await refusal { try await stage.push([category], to: scope) }
                #expect(error?.rule == rule)
                let planned = await refusal {
                    try await stage.settings.previewPush(to: scope, categories: [category], as: stage.actor)
                }
                #expect(planned == error)
            }
            #expect(try await stage.count("SELECT COUNT(*) FROM run") == 0)
            let both = try await stage.push([.taskSettings], to: .members(of: stage.team, [stage.dan, stage.bob]))
            #expect(both.state == .succeeded && both.settingsOutcome?.of(.taskSettings)?.applied == 1)
            let one = try await stage.push([.meetingTitles], to: .members(of: stage.team, [stage.bob]))
            #expect(one.state == .succeeded && one.settingsOutcome?.of(.meetingTitles)?.applied == 1)
        }
    }

    @Test("ACC-5, ACC-7: a Sync CRM likewise, its plan too")
    func sync() async throws {
        try await SettingsStage.with(mocks: [.hubSpot()], configured: []) { stage in
            try await stage.fixture.connectAdmin()
            let scope = SyncScope.members(of: stage.team, [stage.dan])
            let (gateway, admin) = (stage.gateway, stage.fixture.admin)
            let planned = await refusal { try await gateway.planSyncCRM(to: scope, as: admin) }
            let error = await refusal { try await gateway.syncCRM(to: scope, as: admin) }
            #expect(error?.rule == "ACC-7" && planned == error)
        }
    }
}
