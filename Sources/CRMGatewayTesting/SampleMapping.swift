public import CRMGateway
public import ConnectorKit
import Foundation
public import Workspace

/// A mapping of an account's own properties and pipelines, as an admin who maps what there is would make it; without
/// what no probe writes, so that all of it can be proved.
public struct SampleMapping: Sendable {
    /// The properties, for the category `customProperties`.
    public private(set) var properties: [CustomProperty] = []
    /// The pipelines, for the category `pipelineStages`.
    public private(set) var pipelines: [PipelineSetting] = []

    /// Maps nothing yet.
    public init() {}

    /// Adds what a CRM account has: of each object writable properties that hold values, custom ones first, then the
    /// vendor's own by name; and all pipelines with their stages, archived ones left out.
    ///
    /// - Parameter countMax: the most properties of one object.
    public mutating func add(
        _ descriptor: ConnectorDescriptor, through reading: any CRMReading, atMost countMax: Int = 8
    ) async throws {
        for object in descriptor.objects {
            guard let kind = RecordObject(rawValue: object.object.rawValue) else { continue }
            let known = Set([object.standardOwnerProperty, object.stageProperty, object.pipelineProperty])
            let untouched = descriptor.probes.objects[object.object]?.untouched ?? [:]
            let usable = try await reading.properties(of: object.object, scope: .live)
                .filter { $0.isWritable && $0.isVisible && !$0.isArchived }
                .filter { !known.contains($0.name) && untouched[$0.name] == nil }
                .sorted { ($0.isStandard ? 1 : 0, $0.name) < ($1.isStandard ? 1 : 0, $1.name) }
            let mapped = usable.compactMap { property in
                Self.type(of: property).map { (property, $0) }
            }
            properties += mapped.prefix(countMax).map { property, type in
                CustomProperty(
                    crm: descriptor.id.rawValue, object: kind, name: property.name.rawValue, label: property.label,
                    type: type,
                    permission: .write)
            }
            guard object.stageProperty != nil else { continue }
            let found = try await reading.pipelines(of: object.object).filter { !$0.isArchived }
            pipelines += found.enumerated().map { index, pipeline in
                Self.setting(pipeline, descriptor.id, kind, isDefault: index == 0)
            }
        }
    }

    /// Sets it as a person's settings; what they had of the two categories is replaced.
    public func set(for user: UserID, in gateway: Gateway, as actor: Actor) async throws {
        _ = try await gateway.settings.set(
            .customProperties, to: Self.json(CustomPropertySettings(properties: properties)), for: user,
            as: actor)
        _ = try await gateway.settings.set(
            .pipelineStages, to: Self.json(PipelineSettings(pipelines: pipelines)), for: user,
            as: actor)
    }

    private static func json(_ value: some Encodable) throws -> Data {
        try JSONEncoder().encode(value)
    }

    private static func setting(
        _ pipeline: Pipeline, _ crm: CRMID, _ object: RecordObject, isDefault: Bool
    ) -> PipelineSetting {
        PipelineSetting(
            crm: crm.rawValue, object: object, id: pipeline.id, label: pipeline.label, isDefault: isDefault,
            stages: pipeline.stages.filter { !$0.isArchived }.enumerated().map { index, stage in
                StageSetting(
                    id: stage.id, label: stage.label, order: index,
                    outcome: StageOutcome(rawValue: stage.outcome.rawValue) ?? .open)
            })
    }

    /// The type as settings name it; `nil` for what no value can be made up for.
    private static func type(of property: PropertyDefinition) -> CustomPropertyType? {
        switch property.type {
        case .text: .text
        case .number: .number
        case .currency: .currency
        case .boolean: .boolean
        case .date: .date
        case .dateTime: .dateTime
        case .choice: .choice
        case .choices: .choices
        case .email: .email
        case .phone: .phone
        case .url: .url
        case .owner, .owners, .reference, .stage, .pipeline, .opaque: nil
        }
    }
}
