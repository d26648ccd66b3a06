import CRMGateway
import CRMGatewayTesting
import SQLStore
import SQLiteDriver
import Testing
import Workspace

@Suite("What stays of settings behind the undo window, and what goes")
struct KeptProvenanceTests {
    private static let aging: [SQL] = [
        "UPDATE settings_change SET at = 1", "UPDATE settings_document SET created_at = 1",
        "UPDATE run SET ended_at = 1",
    ]

    private func age(_ stage: SettingsStage) async throws {
        for statement in Self.aging { try await stage.change(statement, []) }
    }

    @Test("PROVENANCE: whoever edited what was handed over is told of the run and the admin for good")
    func edited() async throws {
        try await SettingsStage.with { stage in
            _ = try await stage.push([.meetingTitles], to: .user(stage.bob))
            try await stage.set(SampleSettings.value(.meetingTitles, "newer"), for: stage.eve)
            let run = try await stage.push([.meetingTitles], to: .user(stage.bob))
            for name in ["one", "two", "three"] {
                try await stage.edit(SampleSettings.value(.meetingTitles, name), as: stage.bobActor)
            }
            try await age(stage)
            // The first push and the first two edits; of Eve's own, the one that she replaced.
            #expect(try await stage.gateway.collectSettings().versions == 4)
            let told = try await stage.settings.get(.meetingTitles, of: stage.bob, as: stage.bobActor).provenance
            #expect(told.handedOver?.run == run.id && told.handedOver?.source == stage.eve && told.isEdited)
            #expect(try await stage.gateway.collectSettings().versions == 0)
            // Once something newer was handed over, the older may go.
            _ = try await stage.push([.meetingTitles], to: .user(stage.bob))
            try await age(stage)
            #expect(try await stage.gateway.collectSettings().versions == 2)
        }
    }

    @Test(
        "TEAM-6: what a removal needs stays, page by page; removals are gone through once, not once for each document")
    func removals() async throws {
        try await SettingsStage.with(configured: []) { stage in
            for number in 0..<7 {
                try await stage.set(SampleSettings.value(.companyDetails, "name\(number)"), for: stage.eve)
            }
            try await stage.change("DELETE FROM settings_reference", [])
            let spared = try await hashes(stage, "SELECT hash FROM settings_change WHERE version IN (1, 2, 5)")
            try await stage.change(
                """
                INSERT INTO removal (organization, user_id, actor, content, state, removed_at, restorable_until)
                SELECT organization, user_id, 'x', '{"hash":"' || hash || '"}', 'restorable', version, 2
                FROM settings_change WHERE version IN (1, 2, 5)
                """, [])
            try await stage.change("DELETE FROM settings_change", [])
            try await age(stage)
            let counting = CountingDriver(stage.fixture.store)
            let statements = try await counting.counting {
                var cursor: SettingsCollecting.Document?
                var found = 0
                repeat {
                    let after = cursor
                    let page = try await counting.read {
                        try SettingsCollecting.documents(before: 2, after: after, limit: 3, in: $0)
                    }
                    found += page.documents.count
                    cursor = page.next
                } while cursor != nil
                #expect(found == 4)
            }
            // Three pages of documents, each with one of removals.
            #expect(statements == 6)
            #expect(try await stage.gateway.collectSettings().documents == 4)
            #expect(try await hashes(stage, "SELECT hash FROM settings_document") == spared)
            try await stage.change("UPDATE removal SET state = 'restored'", [])
            #expect(try await stage.gateway.collectSettings().documents == 3)
        }
    }

    @Test("TEAM-6: a removal between the look and the deletion spares what it needs")
    func meanwhile() async throws {
        try await SettingsStage.with(configured: [.companyDetails]) { stage in
            try await stage.change("DELETE FROM settings_reference", [])
            let hash = try #require(try await hashes(stage, "SELECT hash FROM settings_document").first)
            try await stage.change("DELETE FROM settings_change", [])
            try await age(stage)
            let page = try await stage.fixture.store.read {
                try SettingsCollecting.documents(before: 2, limit: 10, in: $0)
            }
            #expect(page.documents.count == 1)
            try await stage.change(
                """
                INSERT INTO removal (organization, user_id, actor, content, state, removed_at, restorable_until)
                VALUES ($1, $2, 'x', $3, 'restorable', $4, $4)
                """,
                [
                    .text(stage.organization.rawValue), .text(stage.bob.rawValue), .text("{\"overlay\":\"\(hash)\"}"),
                    .integer(page.at),
                ])
            let deleted = try await stage.fixture.store.write {
                try SettingsCollecting.delete(page.documents, seenBy: page, in: $0)
            }
            #expect(deleted == 0)
        }
    }

    @Test(
        "TEAM-6: a purge deletes the settings that nobody else has, at once; what others have stays",
        arguments: [true, false])
    func purge(_ isAsked: Bool) async throws {
        try await SettingsStage.with { stage in
            _ = try await stage.push([.companyDetails])
            try await stage.edit(SampleSettings.value(.meetingTitles, "old"), as: stage.bobActor)
            try await stage.edit(SampleSettings.value(.meetingTitles, "bobs"), as: stage.bobActor)
            let own = CustomPropertySettings(properties: [SampleSettings.property("boss", isOwner: true)])
            try await stage.edit(.customProperties(own), as: stage.bobActor)
            let ofBob: SQL = """
                SELECT COUNT(*) FROM settings_document
                WHERE content LIKE '%bobs:%' OR content LIKE '%boss%' OR content LIKE '%old:%'
                """
            #expect(try await stage.count(ofBob) == 3)
            let people = stage.gateway.people
            _ = try await people.removeEntirely(stage.bob, confirming: "bob@example.com", as: stage.fixture.admin)
            #expect(try await stage.count(ofBob) == 3)
            if isAsked {
                try await people.purge(stage.bob, confirming: "bob@example.com", as: stage.fixture.admin)
            } else {
                try await stage.change("UPDATE removal SET restorable_until = 1", [])
                #expect(try await people.purgeExpired() == 1)
            }
            #expect(try await stage.count(ofBob) == 0)
            #expect(try await stage.value(.companyDetails, of: stage.cara) == SampleSettings.value(.companyDetails))
        }
    }

    private func hashes(_ stage: SettingsStage, _ statement: SQL) async throws -> Set<String> {
        try await stage.fixture.store.read { transaction in
            Set(try transaction.query(statement, []).map { try $0.text(0) })
        }
    }
}
