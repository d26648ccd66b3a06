import CRMGateway
import CRMGatewayTesting
import SQLiteDriver
import Testing
import Workspace

@Suite("Stages of one's own outlive edits")
struct OwnStagesTests {
    @Test("SET-5: own stages are still there when the category is cleared behind an edit, by the user or by a push")
    func edited() async throws {
        try await SettingsStage.with { stage in
            for user in [stage.bob, stage.cara] { try await stage.set(SampleSettings.stages(["legacy"]), for: user) }
            _ = try await stage.push([.pipelineStages])
            for user in [stage.bob, stage.cara] {
                let edited = SampleSettings.stages(["legacy", "open", "won"], "Mine")
                try await stage.edit(edited, as: .user(user, of: stage.organization))
                #expect(try await ids(of: user, stage) == ["legacy", "open", "won"])
            }
            _ = try await stage.settings.clear(.pipelineStages, as: stage.bobActor)
            #expect(try await ids(of: stage.bob, stage) == ["legacy"])
            _ = try await stage.push([], clearing: [.pipelineStages])
            #expect(try await ids(of: stage.cara, stage) == ["legacy"])
        }
    }

    private func ids(of user: UserID, _ stage: SettingsStage) async throws -> [String] {
        guard case .pipelineStages(let settings)? = try await stage.value(.pipelineStages, of: user) else { return [] }
        return settings.pipelines.flatMap { $0.stages.map(\.id) }.sorted()
    }
}
