import CRMGateway
import CRMGatewayTesting
import SQLStore
import SQLiteDriver
import Testing
import Workspace

@Suite("A push is undone per target or whole, and what has changed since is kept and named")
struct PushUndoTests {
    @Test("UNDO, I-28: undone, everybody has what they had before; pushed again, what they had after the push")
    func undoAndRedo() async throws {
        try await SettingsStage.with { stage in
            let mine = SampleSettings.stages(["legacy"], "Mine")
            try await stage.set(mine, for: stage.bob)
            let before = try await values(stage)
            let run = try await stage.push()
            let after = try await values(stage)
            let undone = try await stage.undo(run)
            let outcome = try #require(undone.undoOutcome)
            #expect(undone.state == .succeeded && outcome.settingsRestored == 8 + 8 + 5)
            #expect(try await values(stage) == before)
            #expect(try await stage.references(of: stage.bob)[.pipelineStages]?.origin == .undo)
            let show = try await stage.gateway.runs.show(run.id, as: stage.actor)
            #expect(show.undoneBy == undone.id)
            _ = try await stage.push()
            #expect(try await values(stage) == after)
            let again = await refusal { try await stage.undo(run) }
            #expect(again?.code == "run_undone")
        }
    }

    @Test("UNDO: what changed since is told by version, kept and named; forced, it goes back")
    func changedSince() async throws {
        try await SettingsStage.with { stage in
            let run = try await stage.push([.companyDetails, .meetingTitles])
            // Away and back again: a change, though the value is the same.
            let pushed = SampleSettings.value(.companyDetails)
            try await stage.set(SampleSettings.value(.companyDetails, "other"), for: stage.bob)
            try await stage.set(pushed, for: stage.bob)
            let undone = try await stage.undo(run)
            let outcome = try #require(undone.undoOutcome)
            #expect(undone.state == .succeededWithWarnings && outcome.exceptionCount == 1)
            let kept = try #require(outcome.settingsExceptions.first)
            #expect(kept.user == stage.bob && kept.category == .companyDetails && kept.reason == .changedSince)
            #expect(try await stage.value(.companyDetails, of: stage.bob) == pushed)
            #expect(try await stage.value(.meetingTitles, of: stage.bob) == nil)
            #expect(try await stage.value(.companyDetails, of: stage.cara) == nil)
            let forced = try await stage.undo(run, users: [stage.bob], isForced: true)
            #expect(forced.undoOutcome?.settingsRestored == 1)
            #expect(try await stage.value(.companyDetails, of: stage.bob) == nil)
        }
    }

    @Test("UNDO: undone for one target, the others keep what they got; undone for all then, the rest goes back")
    func perTarget() async throws {
        try await SettingsStage.with { stage in
            let run = try await stage.push()
            let one = try await stage.undo(run, users: [stage.bob])
            #expect(one.undoOutcome?.settingsRestored == 8)
            #expect(try await stage.categories(of: stage.bob).isEmpty)
            #expect(try await stage.categories(of: stage.cara) == SampleSettings.usual)
            let rest = try await stage.undo(run)
            #expect(rest.undoOutcome?.settingsRestored == 8 + 5 && rest.undoOutcome?.exceptionCount == 0)
            #expect(try await stage.categories(of: stage.cara).isEmpty)
        }
    }

    @Test("T-18, ACC-7: an undo gives a spectator nothing back that is closed to them, and names it")
    func spectator() async throws {
        try await SettingsStage.with { stage in
            try await stage.set(SampleSettings.value(.taskSettings, "own"), for: stage.bob)
            try await stage.set(SampleSettings.value(.companyDetails, "own"), for: stage.bob)
            let run = try await stage.push([.taskSettings, .companyDetails], to: .user(stage.bob))
            try await stage.change(
                "UPDATE user_account SET seat = 'spectator' WHERE id = $1", [.text(stage.bob.rawValue)])
            let outcome = try #require(try await stage.undo(run).undoOutcome)
            #expect(outcome.settingsRestored == 1)
            #expect(outcome.settingsExceptions.map(\.reason) == [.spectator])
            #expect(outcome.settingsExceptions.map(\.category) == [.taskSettings])
            #expect(
                try await stage.value(.companyDetails, of: stage.bob) == SampleSettings.value(.companyDetails, "own"))
        }
    }

    @Test("UNDO: a dashboard, or a person, that has gone is named, and the others are put back")
    func gone() async throws {
        try await SettingsStage.with { stage in
            let run = try await stage.push([.companyDetails])
            try await stage.change("DELETE FROM dashboard WHERE user_id = $1", [.text(stage.bob.rawValue)])
            try await stage.change(
                "UPDATE user_account SET ended_at = 1 WHERE id = $1", [.text(stage.cara.rawValue)])
            let outcome = try #require(try await stage.undo(run, isForced: true).undoOutcome)
            let reasons = Dictionary(
                outcome.settingsExceptions.map { ($0.user, $0.reason) }, uniquingKeysWith: { first, _ in first })
            // Who has lost everything with the dashboard has what they had before: nothing.
            #expect(reasons == [stage.cara: .personGone])
            #expect(outcome.settingsRestored == 1)
        }
    }

    private func values(_ stage: SettingsStage) async throws -> [String] {
        try await stage.fixture.store.read { transaction in
            try transaction.query(
                """
                SELECT user_id, category, hash, overlay FROM settings_reference
                WHERE hash IS NOT NULL OR overlay IS NOT NULL ORDER BY user_id, category
                """, []
            ).map { "\($0.values)" }
        }
    }
}
