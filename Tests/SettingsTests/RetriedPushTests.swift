import CRMGatewayTesting
import ConnectorKit
import HubSpotMock
import MockKit
import SQLStore
import SQLiteDriver
import Testing
import Workspace

@testable import CRMGateway

@Suite("What a retry of a push copies, and for whom")
struct RetriedPushTests {
    @Test(
        "SET-1, ACC-10: another admin doesn't try a push again, with whose settings it would be; whoever began it does")
    func another() async throws {
        try await SettingsStage.with { stage in
            let ann = stage.fixture.admin
            let annID = try #require(ann.user)
            try await stage.set(SampleSettings.value(.companyDetails, "anns"), for: annID)
            let trigger: SQL = """
                CREATE TRIGGER broken BEFORE INSERT ON settings_change
                WHEN NEW.user_id = (SELECT id FROM user_account WHERE email_key = 'bob@example.com')
                BEGIN SELECT RAISE(ABORT, 'broken'); END
                """
            try await stage.change(trigger, [])
            let run = try await stage.push([.companyDetails])
            #expect(run.state == .failed && run.settingsOutcome?.of(.companyDetails)?.failedExamples == [stage.bob])
            try await stage.change("DROP TRIGGER broken", [])
            let before = try await stage.state()
            let refused = await refusal { try await stage.gateway.runs.retry(run.id, as: ann) }
            #expect(refused?.code == "retry_by_another" && refused?.rule == "SET-1" && refused?.nextStep != nil)
            #expect(try await stage.state() == before)
            #expect(try await stage.count("SELECT COUNT(*) FROM run") == 1)
            let entries = try await stage.gateway.audit.list(limit: 1_000, as: ann)
            #expect(entries.contains { $0.operation == .syncSettings && $0.outcome == "refused" && $0.rule == "SET-1" })
            let again = try await stage.gateway.runs.retry(run.id, as: stage.actor).result()
            #expect(again.state == .succeeded && again.settingsOutcome?.source == stage.eve)
            #expect(try await stage.value(.companyDetails, of: stage.bob) == SampleSettings.value(.companyDetails))
        }
    }

    @Test("F-D6, SET-7: a target whose rows break a push of keys alone fails, and a retry brings the keys")
    func keysAlone() async throws {
        try await SettingsStage.with(mocks: [.hubSpot(HubSpotSeed())]) { stage in
            try await stage.fixture.connect(stage.actor)
            let trigger: SQL = """
                CREATE TRIGGER broken BEFORE INSERT ON crm_key
                WHEN NEW.user_id = (SELECT id FROM user_account WHERE email_key = 'bob@example.com')
                BEGIN SELECT RAISE(ABORT, 'broken'); END
                """
            try await stage.change(trigger, [])
            let run = try await stage.push([.crmKeys])
            let keys = try #require(run.settingsOutcome?.of(.crmKeys))
            #expect(run.state == .failed && keys.failed == 1 && keys.failedExamples == [stage.bob])
            #expect(keys.applied == 1 && keys.leftOut == 0 && keys.failure?.code == "store_constraint")
            let told = try await stage.gateway.runs.settingsTargets(of: run.id, as: stage.actor)
            #expect(told.first { $0.user == stage.bob }?.entries.map(\.category) == [.crmKeys])
            try await stage.change("DROP TRIGGER broken", [])
            let again = try await stage.gateway.runs.retry(run.id, as: stage.actor).result()
            #expect(again.state == .succeeded || again.state == .succeededWithWarnings)
            let held = try await stage.count(
                "SELECT COUNT(*) FROM crm_key WHERE user_id = $1", [.text(stage.bob.rawValue)])
            #expect(held == 1)
        }
    }

    @Test("F-D6, ACC-7: of a broken target only what was asked and is allowed fails; the rest is left out as ever")
    func onlyAllowed() async throws {
        try await SettingsStage.with(mocks: [.hubSpot(HubSpotSeed())]) { stage in
            let trigger: SQL = """
                CREATE TRIGGER broken BEFORE INSERT ON settings_change
                WHEN NEW.user_id = (SELECT id FROM user_account WHERE email_key = 'dan@example.com')
                BEGIN SELECT RAISE(ABORT, 'broken'); END
                """
            try await stage.change(trigger, [])
            let run = try await stage.push([.companyDetails, .taskSettings, .crmKeys])
            let outcome = try #require(run.settingsOutcome)
            #expect(outcome.of(.companyDetails)?.failedExamples == [stage.dan])
            for category in [Category.taskSettings, .crmKeys] {
                let one = try #require(outcome.of(category))
                #expect(one.failed == 0 && one.leftOut == 1)
            }
        }
    }
}
