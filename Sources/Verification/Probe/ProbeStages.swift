import ConnectorKit
import Workspace

/// Finds a stage that a probe may stand in, with its pipeline and record type; never a closed one.
struct ProbeStages {
    /// A stage, with what goes with it.
    struct Place: Hashable {
        let pipeline: String
        let stage: String
        /// `nil` where the key's default will do, or there are none.
        let recordType: RecordType?
    }

    let situation: ProbeSituation

    /// Where a record can stand that is mapped: the default pipeline first, and its default stage.
    var mapped: [Place] {
        let object = situation.object.object.rawValue
        let settings = situation.mappedPipelines.filter {
            $0.object.rawValue == object && $0.crm == situation.crm.rawValue
        }
        return (settings.filter(\.isDefault) + settings.filter { !$0.isDefault }).flatMap(places)
    }

    /// Where a record can stand, mapped or not.
    var all: [Place] {
        situation.pipelines.filter { !$0.isArchived }.flatMap { pipeline in
            places(pipeline, stages: pipeline.stages.filter(isOpen))
        }
    }

    private func places(_ setting: PipelineSetting) -> [Place] {
        guard let pipeline = situation.pipelines.first(where: { $0.id == setting.id && !$0.isArchived }) else {
            return []
        }
        let closed = Set(setting.stages.filter { $0.outcome != .open }.map(\.id))
        let known = Set(setting.stages.map(\.id))
        let open = pipeline.stages.filter {
            isOpen($0) && !closed.contains($0.id) && (known.isEmpty || known.contains($0.id))
        }
        return places(
            pipeline,
            stages: open.filter { $0.id == setting.defaultStage } + open.filter { $0.id != setting.defaultStage })
    }

    private func isOpen(_ stage: Stage) -> Bool {
        !stage.isArchived && (stage.outcome == .open || stage.outcome == .unknown)
    }

    private func places(_ pipeline: Pipeline, stages: [Stage]) -> [Place] {
        if let before = situation.before { return places(pipeline, stages: stages, of: before) }
        guard !situation.recordTypes.isEmpty else {
            return stages.map { Place(pipeline: pipeline.value, stage: $0.value, recordType: nil) }
        }
        return usableTypes.flatMap { type in
            stages.filter { allows(type, $0) }.map {
                Place(pipeline: pipeline.value, stage: $0.value, recordType: type)
            }
        }
    }

    /// A designated record stays in its pipeline and keeps its record type; one that is closed isn't moved at all.
    private func places(_ pipeline: Pipeline, stages: [Stage], of before: [PropertyName: FieldValue]) -> [Place] {
        if let name = situation.object.pipelineProperty, before[name]?.probeText != pipeline.value { return [] }
        guard let stageProperty = situation.object.stageProperty, let now = before[stageProperty]?.probeText,
            let standing = pipeline.stages.first(where: { $0.value == now }), isOpen(standing)
        else { return [] }
        let type = situation.recordType
        return stages.filter { stage in stage.value != now && type.map { allows($0, stage) } ?? true }
            .map { Place(pipeline: pipeline.value, stage: $0.value, recordType: type) }
    }

    /// The key's default first; the master type last, for nobody may be meant to use it.
    private var usableTypes: [RecordType] {
        let usable = situation.recordTypes.filter { $0.isActive && $0.isAvailable }
        return usable.filter(\.isDefault) + usable.filter { !$0.isDefault && !$0.isMaster }
            + usable.filter { !$0.isDefault && $0.isMaster }
    }

    private func allows(_ type: RecordType, _ stage: Stage) -> Bool {
        guard let name = situation.object.stageProperty, let allowed = type.allowedValues[name] else { return true }
        return allowed.contains { $0.value == stage.value && $0.isActive }
    }
}
