import CRMGatewayTesting
import ConnectorKit
import Foundation
import MockKit
import SQLStore
import SQLiteDriver
import Testing
import Verification
import Workspace

@testable import CRMGateway

/// A gateway of its own with one CRM, whose organization admin has a key, ready to probe.
struct ProbeStage: Sendable {
    let crm: ProbedCRM
    let fixture: GatewayFixture
    let clock: ProbeClock
    let grant: GrantRow

    /// How many mapped properties of each object are probed, besides owner and stage.
    private static let mappedMax = 6

    var mock: MockServer { fixture.mock(crm.id) }
    var organization: OrganizationID { fixture.organization.id }
    /// What the CRM's records look like.
    var records: JSON? { mock.state()["objects"] }
    /// What differs in the CRM's records from an earlier moment, but for what nobody writes.
    func changes(since before: JSON?) -> [String] {
        JSONDifference.between(before, records, ignoring: crm.derived)
    }
    /// Whether the CRM holds a record with any probe's mark.
    var holdsProbe: Bool {
        String(decoding: (records ?? .null).encoded(), as: UTF8.self).contains(ProbeMark.prefix)
    }

    /// Runs a test on a stage of its own, and clears up however it ends.
    static func run(_ crm: ProbedCRM, _ test: (ProbeStage) async throws -> Void) async throws {
        let clock = ProbeClock()
        try await GatewayFixture.run(mocks: [crm.mocked], clock: clock) { fixture in
            clock.lead(fixture.mock(crm.id))
            let outcome = try await fixture.connectAdmin()
            let account = try #require(outcome.first).identity.account
            let organization = fixture.organization.id
            let grant = try await fixture.store.read { transaction in
                try GrantRepository(of: organization).find(crm: crm.id, account: account, in: transaction).first
            }
            try await test(
                ProbeStage(crm: crm, fixture: fixture, clock: clock, grant: try #require(grant)))
        }
    }

    /// Acts under the account's lease.
    func withContext<Result: Sendable>(
        of gateway: Gateway? = nil, _ act: @escaping @Sendable (ProbeContext) async throws -> Result
    ) async throws -> Result {
        let services = (gateway ?? fixture.gateway).runs.services
        let (grant, admin) = (grant, fixture.admin)
        return try await services.leases.withLease(
            .account, key: "\(grant.crm)/\(grant.account)", organization: organization, waitingUpTo: .seconds(30)
        ) { lease in
            try await act(try await ProbeContext.open(services, grant: grant, lease: lease, actor: admin))
        }
    }

    /// Probes, as a run would after its reads.
    func probe(
        _ mode: ProbeMode = .temporary, _ situations: [ProbeSituation], by gateway: Gateway? = nil,
        changesOwner: Bool = false
    ) async throws -> WritebackOutcome {
        let origin = ProbeOrigin(run: RunID(rawValue: "run"), grant: grant.id, creator: grant.crmUser)
        return try await withContext(of: gateway) { context in
            try await WritebackStep(
                mode: mode, changesOwner: changesOwner, situations: situations, origin: origin, context: context
            ).run()
        }
    }

    /// Cleans up, as a run would before its reads.
    func clean(by gateway: Gateway? = nil) async throws -> CleanupOutcome {
        try await withContext(of: gateway) { try await ProbeCleaner(context: $0).clean() }
    }

    /// The probes of the journal, closed ones too.
    func rows() async throws -> [ProbeRow] {
        let organization = organization
        return try await fixture.store.read { transaction in
            try transaction.query(
                "SELECT id FROM probe WHERE organization = $1 ORDER BY created_at, id", [.text(organization.rawValue)]
            ).compactMap { row in
                try ProbeRepository(organization: organization, transaction: transaction)
                    .find(ProbeMark(id: try row.text(0)))
            }
        }
    }

    /// What is known of objects before a probe: a few mapped properties of each, its owner and its first pipeline.
    func situations(_ objects: [CRMObject] = CRMObject.allCases) async throws -> [ProbeSituation] {
        let session = try await fixture.gateway.runs.services.sessions.session(
            grant: grant.id, organization: organization, party: "stage")
        let owners = try await session.reading.owners(withEmails: ["bob@example.com"])
        let types = try await session.reading.recordTypes?.recordTypes(of: objects) ?? []
        var situations: [ProbeSituation] = []
        for object in session.descriptor.objects where objects.contains(object.object) {
            let definitions = try await session.reading.properties(of: object.object, scope: .live)
            let pipelines = try await session.reading.pipelines(of: object.object)
            let traits = try #require(session.descriptor.probes.objects[object.object])
            situations.append(
                ProbeSituation(
                    crm: crm.id, object: object, traits: traits, definitions: definitions,
                    mapped: mapped(object, traits, definitions), pipelines: pipelines,
                    mappedPipelines: pipelines.filter { !$0.isArchived }.prefix(1).map { Self.setting($0, crm.id) },
                    recordTypes: types.filter { $0.object == object.object }, owner: owners.first?.id,
                    mark: ProbeMark.drawn(), today: try #require(CalendarDate("2026-11-21"))))
        }
        return situations
    }

    /// The same with other marks, as another run would draw them.
    func marked(_ situations: [ProbeSituation]) -> [ProbeSituation] {
        situations.map { situation in
            var fresh = situation
            fresh.mark = ProbeMark.drawn()
            return fresh
        }
    }

    private func mapped(
        _ object: ObjectDescription, _ traits: ProbeObjectTraits, _ definitions: [PropertyDefinition]
    ) -> [CustomProperty] {
        let usable = definitions.filter { definition in
            definition.isWritable && definition.isVisible && !definition.isArchived && !definition.isStandard
                && !definition.isUnique && Self.type(definition.type) != nil
                && definition.name != traits.markProperty
                && traits.untouched[definition.name] == nil
        }.sorted { $0.name < $1.name }
        let text = usable.filter { $0.name == crm.text }
        let others = usable.filter { $0.name != crm.text }.prefix(Self.mappedMax - text.count)
        return (text + others).map { definition in
            CustomProperty(
                crm: crm.id.rawValue, object: RecordObject(rawValue: object.object.rawValue) ?? .deal,
                name: definition.name.rawValue, label: definition.label, type: Self.type(definition.type) ?? .text,
                permission: .write)
        }
    }

    private static func type(_ type: PropertyType) -> CustomPropertyType? {
        switch type {
        case .text: .text
        case .number: .number
        case .currency: .currency
        case .boolean: .boolean
        case .date: .date
        case .dateTime: .dateTime
        case .choice: .choice
        case .choices: .choices
        case .phone: .phone
        case .url: .url
        default: nil
        }
    }

    private static func setting(_ pipeline: Pipeline, _ crm: CRMID) -> PipelineSetting {
        PipelineSetting(
            crm: crm.rawValue, id: pipeline.id, label: pipeline.label, isDefault: true,
            stages: pipeline.stages.filter { !$0.isArchived && [.open, .unknown].contains($0.outcome) }.enumerated().map
            { place, stage in
                StageSetting(id: stage.id, label: stage.label, order: place)
            })
    }
}
