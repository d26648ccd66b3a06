import CRMGateway
import CRMGatewayTesting
import SQLStore
import SQLiteDriver
import Testing
import Workspace

@Suite("Two pushes onto one target never interleave, and a reader sees all of a push or none")
struct ConcurrentPushTests {
    @Test("SET-9, I-08: of two pushes at once the later one sees the earlier one's result, target by target")
    func serial() async throws {
        try await SettingsStage.with(extraMembers: 30) { stage in
            let ann = try #require(stage.fixture.admin.user)
            for category in SampleSettings.usual {
                try await stage.set(SampleSettings.value(category, "globex"), for: ann)
            }
            try await stage.set(SampleSettings.stages(["new", "won"], "globex"), for: ann)
            async let first = stage.push()
            async let second = stage.push(as: stage.fixture.admin)
            let states = try await [first.state, second.state]
            #expect(states == [.succeeded, .succeeded])
            let mixed: SQL = """
                SELECT COUNT(*) FROM (SELECT user_id FROM settings_reference WHERE origin = 'push'
                GROUP BY user_id HAVING COUNT(DISTINCT run) > 1)
                """
            #expect(try await stage.count(mixed) == 0)
            // Whichever came later kept the stages that only the earlier one had.
            guard case .pipelineStages(let pipelines) = try await stage.value(.pipelineStages, of: stage.bob) else {
                Issue.record("nothing was pushed")
                return
            }
            #expect(Set(pipelines.pipelines.flatMap { $0.stages.map(\.id) }) == ["open", "won", "new"])
            let gaps: SQL = """
                SELECT COUNT(*) FROM (SELECT user_id, category FROM settings_change
                GROUP BY user_id, category HAVING MAX(version) <> COUNT(*))
                """
            #expect(try await stage.count(gaps) == 0)
        }
    }

    @Test("SET-6, I-26: whoever reads while a push runs finds all of a target's categories, or none")
    func readers() async throws {
        try await SettingsStage.with(extraMembers: 600) { stage in
            let reading = Task {
                var seen = 0
                var partly = 0
                while !Task.isCancelled {
                    partly += try await stage.count(
                        """
                        SELECT COUNT(*) FROM (SELECT r.user_id FROM settings_reference r
                        JOIN user_account u ON u.organization = r.organization AND u.id = r.user_id
                        WHERE r.origin = 'push'
                        GROUP BY r.user_id, u.seat
                        HAVING COUNT(*) <> CASE u.seat WHEN 'standard' THEN 8 ELSE 5 END)
                        """)
                    seen += 1
                }
                return (seen, partly)
            }
            let run = try await stage.push()
            reading.cancel()
            let (seen, partly) = try await reading.value
            #expect(run.state == .succeeded && seen > 0 && partly == 0)
            #expect(run.settingsOutcome?.targets == 603)
        }
    }

    @Test("A push to 10,000 members writes one body for each value, and a run's record of constant size")
    func many() async throws {
        try await SettingsStage.with(extraMembers: 9_997) { stage in
            let run = try await stage.push()
            #expect(run.settingsOutcome?.of(.companyDetails)?.applied == 10_000)
            #expect(try await stage.count("SELECT COUNT(*) FROM settings_document") == 9)
            let size: SQL = "SELECT MAX(LENGTH(outcome)) FROM run"
            #expect(try await stage.count(size) < 4_000)
            let again = try await stage.push()
            #expect(again.settingsOutcome?.isUnchanged == true)
            let steps: SQL = "SELECT COALESCE(MAX(LENGTH(detail)), 0) FROM run_step"
            #expect(try await stage.count(steps) < 4_000)
        }
    }
}
