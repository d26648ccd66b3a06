import CRMGatewayTesting
import SQLStore
import SQLiteDriver
import StoreFaults
import Testing

@testable import CRMGateway
@testable import Workspace

@Suite("One target's trouble stops nobody else, and is tried again alone")
struct PushFailureTests {
    @Test("SET-10, SET-7: a stored value that can't be read fails that category for that target, which stays as it was")
    func unreadable() async throws {
        try await SettingsStage.with { stage in
            try await stage.set(SampleSettings.stages(["legacy"]), for: stage.bob)
            let reference = try #require(try await stage.references(of: stage.bob)[.pipelineStages])
            try await stage.change(
                "UPDATE settings_document SET content = '{\"schema\":1,\"pipelines\":7}' WHERE hash = $1",
                [.text(reference.hash)])
            let run = try await stage.push()
            let stages = try #require(run.settingsOutcome?.of(.pipelineStages))
            #expect(run.state == .failed && stages.failed == 1 && stages.applied == 1)
            #expect(stages.failedExamples == [stage.bob] && stages.failure?.code == "settings_unreadable")
            let now = try await stage.references(of: stage.bob)
            #expect(now[.pipelineStages] == reference && now[.companyDetails]?.hash != nil)
            let target = try await stage.gateway.runs.settingsTargets(of: run.id, as: stage.actor)
                .first { $0.user == stage.bob }
            #expect(target?.entries.first { $0.verdict == .failed }?.category == .pipelineStages)
        }
    }

    @Test("SET-10: a merge that breaks a limit fails with the field's path")
    func tooMany() async throws {
        try await SettingsStage.with { stage in
            let many = (0..<SettingsSchema.stagesMax).map { "own\($0)" }
            try await stage.set(SampleSettings.stages(many), for: stage.bob)
            let run = try await stage.push([.pipelineStages])
            let stages = try #require(run.settingsOutcome?.of(.pipelineStages))
            #expect(stages.failedExamples == [stage.bob] && stages.applied == 1)
            #expect(stages.failure?.code == "settings_merge_too_large")
            #expect(stages.failure?.path?.hasSuffix(".stages") == true)
        }
    }

    @Test("SET-10, F-D5: a source value that breaks a rule today fails that category, and the others pass")
    func brokenSource() async throws {
        try await SettingsStage.with { stage in
            let reference = try #require(try await stage.references(of: stage.eve)[.alternateDomains])
            try await stage.change(
                "UPDATE settings_document SET content = '{\"domains\":[\"no domain\"],\"schema\":1}' WHERE hash = $1",
                [.text(reference.hash)])
            let outcome = try #require(try await stage.push().settingsOutcome)
            #expect(outcome.of(.alternateDomains)?.failed == 3 && outcome.of(.companyDetails)?.applied == 3)
            #expect(outcome.of(.alternateDomains)?.failure?.path?.hasPrefix("domains[") == true)
        }
    }

    @Test("F-D6: a target whose rows break a chunk fails alone; the chunk is repeated target by target")
    func brokenRows() async throws {
        try await SettingsStage.with(extraMembers: 8) { stage in
            _ = try await stage.push([.companyDetails], to: .user(stage.bob))
            // A version that nothing refers to: the next one collides with it.
            try await stage.change(
                """
                INSERT INTO settings_change (organization, user_id, category, version, origin, edited, at)
                VALUES ($1, $2, 'companyDetails', 2, 'edit', 1, 1)
                """, [.text(stage.organization.rawValue), .text(stage.bob.rawValue)])
            try await stage.set(SampleSettings.value(.companyDetails, "newer"), for: stage.eve)
            let run = try await stage.push()
            let outcome = try #require(run.settingsOutcome)
            #expect(run.state == .failed && outcome.failure == nil)
            #expect(outcome.of(.companyDetails)?.failed == 1 && outcome.of(.companyDetails)?.applied == 10)
            #expect(outcome.of(.companyDetails)?.failure?.code == "store_constraint")
            #expect(outcome.of(.taskSettings)?.applied == 9 && outcome.of(.taskSettings)?.failedExamples == [stage.bob])
            #expect(try await stage.categories(of: stage.bob) == [.companyDetails])
            #expect(
                try await stage.value(.companyDetails, of: stage.cara) == SampleSettings.value(.companyDetails, "newer")
            )
        }
    }

    @Test("SET-7: a retry tries again only what failed, for whom it failed")
    func retry() async throws {
        try await SettingsStage.with { stage in
            try await stage.set(SampleSettings.stages(["legacy"]), for: stage.bob)
            let reference = try #require(try await stage.references(of: stage.bob)[.pipelineStages])
            let good = try await content(of: reference, stage)
            try await stage.change(
                "UPDATE settings_document SET content = '{}' WHERE hash = $1", [.text(reference.hash)])
            let run = try await stage.push()
            try await stage.change(
                "UPDATE settings_document SET content = $2 WHERE hash = $1", [.text(reference.hash), .text(good)])
            // What went well isn't looked at again, though it could be pushed once more.
            try await stage.set(SampleSettings.value(.companyDetails, "newer"), for: stage.eve)
            try await stage.set(SampleSettings.stages(["open", "won"], "newer"), for: stage.eve)
            let again = try await stage.gateway.runs.retry(run.id, as: stage.actor).result()
            #expect(again.state == .succeeded && again.settingsRequest?.retryOf == run.id)
            #expect(again.settingsOutcome?.targets == 1)
            #expect(again.settingsOutcome?.categories.map(\.category) == [.pipelineStages])
            let targets = try await stage.gateway.runs.settingsTargets(of: again.id, as: stage.actor)
            #expect(targets.map(\.user) == [stage.bob])
            #expect(try await stage.value(.companyDetails, of: stage.bob) == SampleSettings.value(.companyDetails))
            #expect(try await stage.value(.pipelineStages, of: stage.cara) == SampleSettings.value(.pipelineStages))
            let nothing = await refusal { try await stage.gateway.runs.retry(again.id, as: stage.actor) }
            #expect(nothing?.code == "nothing_failed")
        }
    }

    @Test("F-D5: what was pinned is pushed, whatever the source has by then; a source whose role went stops the rest")
    func source() async throws {
        try await SettingsStage.with { stage in
            let run = try await interrupted(stage)
            try await stage.set(SampleSettings.value(.companyDetails, "newer"), for: stage.eve)
            _ = try await stage.gateway.runs.resume(run, as: stage.actor).result()
            #expect(try await stage.value(.companyDetails, of: stage.bob) == SampleSettings.value(.companyDetails))
        }
        try await SettingsStage.with { stage in
            let run = try await interrupted(stage)
            try await stage.change("UPDATE user_account SET role = 'user' WHERE id = $1", [.text(stage.eve.rawValue)])
            let ended = try await stage.gateway.runs.resume(run, as: stage.fixture.admin).result()
            #expect(ended.state == .failed && ended.settingsOutcome?.failure?.rule == "ACC-4")
            #expect(try await stage.categories(of: stage.bob).isEmpty)
        }
    }

    /// A push whose worker died before its first chunk.
    private func interrupted(_ stage: SettingsStage) async throws -> RunID {
        for nth in 1...10 {
            let failing = FailingDriver(stage.fixture.store, failingWrite: nth)
            let gateway = try await stage.fixture.reopened(over: failing)
            let handle = try? await gateway.pushSettings(to: .user(stage.bob), as: stage.actor)
            _ = try? await handle?.result()
            await gateway.shutDown()
            let isWritten = try await !stage.categories(of: stage.bob).isEmpty
            if let handle, !isWritten {
                let begun = try await stage.gateway.runs.show(handle.id, as: stage.actor)
                if begun.state == .running { return handle.id }
            }
        }
        throw SettingsStageError.notInterrupted
    }

    private func content(of reference: SettingsReferenceRow, _ stage: SettingsStage) async throws -> String {
        let organization = stage.organization
        return try await stage.fixture.store.read { transaction in
            let documents = SettingsDocumentRepository(organization: organization, transaction: transaction)
            return try documents.contents([reference.hash ?? ""]).values.first ?? ""
        }
    }
}
