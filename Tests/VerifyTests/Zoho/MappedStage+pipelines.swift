import ConnectorKit
import Testing
import Workspace

@testable import CRMGateway

extension MappedStage {
    /// Maps these pipelines in place of those that were, and brings that to the team.
    func map(pipelines names: [String]) async throws {
        let pipelines = try await stage.session(crm).reading.pipelines(of: .deal).filter { names.contains($0.value) }
        try #require(pipelines.count == names.count)
        let user = try #require(stage.admin.user)
        let settings = pipelines.map { PipelineSetting($0, crm: crm) }
        try await stage.set(.pipelineStages(PipelineSettings(pipelines: settings)), for: user)
        let pushed = try await stage.gateway.pushSettings(
            to: .team(stage.team), categories: [.pipelineStages], as: stage.admin
        ).result()
        try #require(pushed.settingsOutcome?.failure == nil)
    }
}
