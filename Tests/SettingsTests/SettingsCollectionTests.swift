import CRMGateway
import CRMGatewayTesting
import SQLStore
import SQLiteDriver
import Testing
import Workspace

@Suite("What no reader and no undo needs of settings is deleted in time")
struct SettingsCollectionTests {
    @Test("UNDO: versions and documents stay for the undo window, then only what is in use stays")
    func collect() async throws {
        try await SettingsStage.with(configured: [.companyDetails]) { stage in
            let first = try await stage.push([.companyDetails], to: .user(stage.bob))
            try await stage.set(SampleSettings.value(.companyDetails, "second"), for: stage.eve)
            let second = try await stage.push([.companyDetails], to: .user(stage.bob))
            let young = try await stage.gateway.collectSettings()
            #expect(young.versions == 0 && young.documents == 0)
            for statement: SQL in [
                "UPDATE settings_change SET at = 1", "UPDATE settings_document SET created_at = 1",
                "UPDATE run SET ended_at = 1",
            ] { try await stage.change(statement, []) }
            let removal: SQL = """
                INSERT INTO removal (organization, user_id, actor, content, state, removed_at, restorable_until)
                SELECT organization, user_id, 'x', '{"hash":"' || hash || '"}', 'restorable', 1, 2
                FROM settings_change WHERE run = $1
                """
            try await stage.change(removal, [.text(first.id.rawValue)])
            let old = try await stage.gateway.collectSettings()
            #expect(old.versions == 2 && old.documents == 0)
            try await stage.change("DELETE FROM removal", [])
            let last = try await stage.gateway.collectSettings()
            #expect(last.versions == 0 && last.documents == 1)
            #expect(
                try await stage.value(.companyDetails, of: stage.bob)
                    == SampleSettings.value(.companyDetails, "second"))
            let reference = try await stage.references(of: stage.bob)[.companyDetails]
            #expect(reference?.version == 2 && reference?.run == second.id)
        }
    }

    @Test(
        "TEAM-6, F-F7: what was removed is spared while it can be restored: behind the undo window, a restore gives it back"
    )
    func removed() async throws {
        try await SettingsStage.with { stage in
            let own = CustomPropertySettings(properties: [SampleSettings.property("boss", isOwner: true)])
            try await stage.set(.customProperties(own), for: stage.bob)
            _ = try await stage.push(to: .user(stage.bob))
            let had = try await values(of: stage.bob, stage)
            let references = try await stage.references(of: stage.bob)
            #expect(had.count == SampleSettings.usual.count && references[.customProperties]?.overlay != nil)
            _ = try await stage.gateway.people.removeEntirely(
                stage.bob, confirming: "bob@example.com", as: stage.fixture.admin)
            // Nobody else has these values any more, and no version is left that tells of them.
            for category in SampleSettings.usual {
                try await stage.set(SampleSettings.value(category, "newer"), for: stage.eve)
            }
            for statement: SQL in [
                "DELETE FROM settings_change WHERE version = 1", "UPDATE settings_change SET at = 1",
                "UPDATE settings_document SET created_at = 1", "UPDATE run SET ended_at = 1",
            ] { try await stage.change(statement, []) }
            try await stage.change("DELETE FROM settings_change WHERE user_id = $1", [.text(stage.bob.rawValue)])
            try await stage.gateway.collectSettings()
            let outcome = try await stage.gateway.people.restore(stage.bob, as: stage.fixture.admin)
            #expect(outcome.missing.isEmpty && outcome.settings.count == SampleSettings.usual.count)
            #expect(try await values(of: stage.bob, stage) == had)
        }
    }

    @Test("TEAM-6: what a purged person had goes with the purge, not before, where nobody else has it")
    func purged() async throws {
        try await SettingsStage.with { stage in
            try await stage.set(SampleSettings.value(.companyDetails, "bobs"), for: stage.bob)
            let hash = try #require(try await stage.references(of: stage.bob)[.companyDetails]?.hash)
            let people = stage.gateway.people
            _ = try await people.removeEntirely(stage.bob, confirming: "bob@example.com", as: stage.fixture.admin)
            try await stage.change("UPDATE settings_document SET created_at = 1", [])
            let early = try await stage.gateway.collectSettings()
            try await people.purge(stage.bob, confirming: "bob@example.com", as: stage.fixture.admin)
            let late = try await stage.gateway.collectSettings()
            #expect(early.documents == 0 && late.documents == 0)
            let left = try await stage.count(
                "SELECT COUNT(*) FROM settings_document WHERE hash = $1", [.text(hash)])
            #expect(left == 0)
        }
    }

    private func values(of user: UserID, _ stage: SettingsStage) async throws -> [Category: SettingsValue] {
        var values: [Category: SettingsValue] = [:]
        for category in SampleSettings.usual { values[category] = try await stage.value(category, of: user) }
        return values
    }
}
