import CRMGatewayTesting
import ConnectorKit
import MockKit
import Testing
import Verification
import Workspace

@testable import CRMGateway

/// A team in one CRM whose mapping names the properties that a test asks about, and no others.
struct MappedStage: Sendable {
    let stage: VerifyStage
    let crm: CRMID

    var mock: MockServer { stage.fixture.mock(crm) }
    var fixture: GatewayFixture { stage.fixture }

    /// Runs a test with the admin connected, the properties mapped, and keys and settings brought to the team.
    ///
    /// - Parameters:
    ///   - way: how the admin connects; as people of the CRM usually do where `nil`.
    ///   - changes: what is so in the CRM before the sync.
    static func with(
        _ crm: MockedCRM, mapping names: [CRMObject: [PropertyName]], way: AuthenticationMethod.Kind? = nil,
        before changes: [AccountChange] = [], _ test: (MappedStage) async throws -> Void
    ) async throws {
        try await VerifyStage.with([crm], isSynced: false) { stage in
            if let way { try await stage.fixture.connect(stage.admin, by: way) }
            for change in changes { try stage.fixture.mock(crm.id).change(change) }
            let mapped = MappedStage(stage: stage, crm: crm.id)
            try await mapped.bring(names)
            try await test(mapped)
        }
    }

    private func bring(_ names: [CRMObject: [PropertyName]]) async throws {
        let synced = try await stage.gateway.syncCRM(to: .team(stage.team), as: stage.admin).result()
        try #require(synced.outcome?.failure == nil)
        let session = try await stage.session(crm)
        var properties: [CustomProperty] = []
        for (object, names) in names.sorted(by: { $0.key < $1.key }) {
            let definitions = try await session.reading.properties(of: object, scope: .live)
            for name in names {
                let definition = try #require(definitions.first { $0.name == name }, "\(name)")
                properties.append(try property(definition))
            }
        }
        let pipelines = try await session.reading.pipelines(of: .deal).filter { !$0.isArchived }.prefix(1)
        let user = try #require(stage.admin.user)
        try await stage.set(.customProperties(CustomPropertySettings(properties: properties)), for: user)
        let settings = pipelines.map { PipelineSetting($0, crm: crm) }
        try await stage.set(.pipelineStages(PipelineSettings(pipelines: settings)), for: user)
        let pushed = try await stage.gateway.pushSettings(
            to: .team(stage.team), categories: [.customProperties, .pipelineStages], as: stage.admin
        ).result()
        try #require(pushed.settingsOutcome?.failure == nil)
    }

    private func property(_ definition: PropertyDefinition) throws -> CustomProperty {
        CustomProperty(
            crm: crm.rawValue, object: try #require(RecordObject(rawValue: definition.object.rawValue)),
            name: definition.name.rawValue, label: definition.label,
            type: try #require(CustomPropertyType(definition.type)),
            options: definition.options.filter(\.isActive).map(\.value))
    }

    // MARK: Changing the CRM

    /// A change that only this CRM's mock knows.
    func change(_ name: String, _ arguments: JSON) throws {
        try mock.change(.vendorSpecific(name, arguments))
    }

    /// Turns a switch of the mock.
    func turn(_ name: String, _ value: JSON = true) throws {
        try change("set_switch", ["name": .string(name), "value": value])
    }

    /// How many records there are, of every object.
    var records: Int {
        (mock.state()["objects"]?.object?.members ?? []).reduce(0) { sum, object in
            sum + (object.value["records"]?.object?.members.count ?? 0)
        }
    }

    // MARK: Verifying

    /// What didn't pass for the account's key, in short: check, property or stage, verdict, cause.
    func findings(_ mode: ProbeMode = .temporary) async throws -> [String] {
        try await stage.report(mode: mode).findings(.key)
    }
}

extension VerificationReport {
    /// What didn't pass of those whose access was proved so, in short.
    func findings(_ access: ProvenAccess) -> [String] {
        accounts.filter { $0.access == access }.flatMap(\.findings)
    }
}

extension AccountReport {
    /// What didn't pass and counts, in short, each once and sorted: check, property or stage, verdict, cause.
    var findings: [String] {
        let counted = CheckSelection(names: nil)
        let troubles = results.filter {
            ![.passed, .notApplicable].contains($0.verdict) && counted.counts($0.check)
        }
        let texts = troubles.map { result in
            let subject = result.subject
            let thing =
                subject.property?.rawValue ?? (subject.stage == nil ? nil : subject.label) ?? subject.recordType
                ?? (subject.pipeline == nil ? nil : subject.label) ?? subject.object?.rawValue ?? "-"
            return "\(result.check) \(thing) \(result.verdict) \(result.cause?.rawValue ?? "-")"
        }
        return Set(texts).sorted()
    }
}
