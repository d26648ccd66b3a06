import CRMGateway
import CRMGatewayTesting
import ConnectorKit
import Measuring
import Workspace

/// Makes of a prepared store what a verification begins with: keys synced, properties and pipelines of every account mapped and
/// pushed.
struct MappingPreparation {
    let folder: String
    let mocks: String

    func run() async throws {
        let stage = try await Stage(folder: folder, mocks: try MockLine.all(in: mocks))
        let (admin, team) = try await MeasuredSync.who(stage.gateway)
        guard let user = admin.user else { throw BenchmarkError(text: "the admin is no person") }
        var mapping = SampleMapping()
        for line in try MockLine.all(in: mocks) {
            let crm = CRMID(rawValue: line.crm)
            let connection = try await stage.gateway.connection(of: user, crm: crm, as: admin)
            guard let descriptor = stage.gateway.connectors[crm]?.descriptor else { continue }
            try await mapping.add(descriptor, through: connection.reading)
        }
        try await mapping.set(for: user, in: stage.gateway, as: admin)
        let synced = try await stage.gateway.syncCRM(to: .team(team), as: admin).result()
        let pushed = try await stage.gateway.pushSettings(
            to: .team(team), categories: [.customProperties, .pipelineStages], as: admin
        ).result()
        guard synced.state.isEnded, pushed.settingsOutcome?.failure == nil else {
            throw BenchmarkError(text: "the syncs failed: \(synced), \(pushed)")
        }
        print("properties=\(mapping.properties.count)")
        print("pipelines=\(mapping.pipelines.count)")
        try await stage.close()
    }
}
