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
}
