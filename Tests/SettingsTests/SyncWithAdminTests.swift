import CRMGateway
import CRMGatewayTesting
import ConnectorKit
import HubSpotMock
import MockKit
import SQLStore
import SQLiteDriver
import Testing
import Workspace

@Suite("Sync with Admin brings an admin's settings to one's own dashboard")
struct SyncWithAdminTests {
    @Test("ACC-6, SET-1: a user takes the chosen admin's settings, sees the run, and may undo it")
    func pull() async throws {
        try await SettingsStage.with { stage in
            let bob = Actor.user(stage.bob, of: stage.organization)
            let admins = try await stage.gateway.adminsToSyncFrom(as: bob).elements
            #expect(admins.map(\.email).contains("eve@example.com"))
            let run = try await stage.gateway.syncWithAdmin(from: stage.eve, as: bob).result()
            #expect(run.state == .succeeded && run.settingsOutcome?.source == stage.eve)
            #expect(try await stage.categories(of: stage.bob) == SampleSettings.usual)
            let reference = try await stage.references(of: stage.bob)[.companyDetails]
            #expect(reference?.origin == .syncWithAdmin && reference?.source == stage.eve)
            #expect(try await stage.gateway.runs.show(run.id, as: bob).id == run.id)
            let undone = try await stage.gateway.runs.undo(run.id, as: bob).result()
            #expect(undone.undoOutcome?.settingsRestored == 8)
            #expect(try await stage.gateway.runs.show(undone.id, as: bob).state == .succeeded)
            #expect(try await stage.categories(of: stage.bob).isEmpty)
            let cara = Actor.user(stage.cara, of: stage.organization)
            let foreign = await refusal { try await stage.gateway.runs.show(run.id, as: cara) }
            #expect(foreign?.rule == "ACC-4")
        }
    }

    @Test("ACC-6: only standard users, only from an admin, and never by scheduled work")
    func refused() async throws {
        try await SettingsStage.with { stage in
            let cases: [(Actor, UserID, String)] = [
                (.user(stage.dan, of: stage.organization), stage.eve, "not_standard_user"),
                (stage.fixture.admin, stage.eve, "not_standard_user"),
                (.user(stage.bob, of: stage.organization), stage.cara, "source_is_no_admin"),
                (.user(stage.bob, of: stage.organization), stage.bob, "source_is_no_admin"),
                (.system(of: stage.organization), stage.eve, "not_own_dashboard"),
            ]
            for (actor, source, code) in cases {
                let error = await refusal { try await stage.gateway.syncWithAdmin(from: source, as: actor) }
                #expect(error?.code == code)
            }
            let runs = try await stage.count("SELECT COUNT(*) FROM run")
            #expect(runs == 0)
        }
    }

    @Test("ACC-6, T-17: keys are taken over with an audit entry and an event that name both")
    func keys() async throws {
        try await withKeys { stage in
            let bob = Actor.user(stage.bob, of: stage.organization)
            let run = try await stage.gateway.syncWithAdmin(from: stage.eve, as: bob).result()
            #expect(run.settingsOutcome?.crms.map(\.keys.copied) == [1])
            #expect(run.settingsOutcome?.crms.first?.actsAs != nil)
            let entries = try await stage.gateway.audit.list(limit: 1_000, as: stage.fixture.admin)
            let entry = try #require(entries.last { $0.operation == .keysTake })
            #expect(entry.subjects.ids["user"] == [stage.bob.rawValue])
            #expect(entry.subjects.ids["source"] == [stage.eve.rawValue])
            let events = try await stage.gateway.events.read(after: 0, as: .system(of: stage.organization))
            let taken = KeysTakenEvent(user: stage.bob, admin: stage.eve, run: run.id, crms: ["hubspot"])
            #expect(events.contains { $0.content == .keysTaken(taken) })
        }
    }

    @Test("ACC-6, T-17: an admin who doesn't share keys keeps them; the category is refused, the others pass")
    func notShared() async throws {
        try await withKeys { stage in
            try await stage.change(
                "UPDATE dashboard SET shares_keys = 0 WHERE user_id = $1", [.text(stage.eve.rawValue)])
            let bob = Actor.user(stage.bob, of: stage.organization)
            let run = try await stage.gateway.syncWithAdmin(from: stage.eve, as: bob).result()
            #expect(run.state == .succeededWithWarnings && run.settingsOutcome?.keysRefused?.rule == "ACC-6")
            #expect(run.settingsOutcome?.of(.crmKeys)?.leftOut == 1 && run.settingsOutcome?.crms.isEmpty == true)
            #expect(try await stage.categories(of: stage.bob) == SampleSettings.usual)
            #expect(try await stage.count("SELECT COUNT(*) FROM crm_key") == 1)
            let alone = await refusal {
                try await stage.gateway.syncWithAdmin(from: stage.eve, categories: [.crmKeys], as: bob)
            }
            #expect(alone?.code == "keys_not_shared")
            // A push is the admin's own act.
            let pushed = try await stage.push([.crmKeys], to: .user(stage.bob))
            #expect(pushed.settingsOutcome?.crms.map(\.keys.copied) == [1])
        }
    }

    private func withKeys(_ test: (SettingsStage) async throws -> Void) async throws {
        try await SettingsStage.with(mocks: [.hubSpot(HubSpotSeed())]) { stage in
            try await stage.fixture.connect(stage.actor)
            try await test(stage)
        }
    }
}
