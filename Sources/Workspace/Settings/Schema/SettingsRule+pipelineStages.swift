extension SettingsRule {
    static let ofPipelineStages: [SettingsRule] = [
        SettingsRule(text: "At most one pipeline of a CRM and object has `isDefault`.") { value in
            guard case .pipelineStages(let settings) = value else { return [] }
            var seen: Set<RecordKey> = []
            return settings.pipelines.enumerated().compactMap { index, pipeline in
                let key = RecordKey(crm: pipeline.crm, object: pipeline.object, name: "")
                guard pipeline.isDefault, !seen.insert(key).inserted else { return nil }
                return .conflict(
                    "pipelines[\(index)].isDefault", "Another pipeline of this CRM and object is the default already.",
                    "Leave `isDefault` true on one of them.")
            }
        },
        .eachPipeline("`defaultStage` is an open stage of the pipeline.") { pipeline, path in
            guard let id = pipeline.defaultStage else { return [] }
            guard let stage = pipeline.stages.first(where: { $0.id == id }) else {
                return [
                    .unknownReference(
                        "\(path).defaultStage", "The pipeline has no stage with this id.",
                        "Name the internal id of one of its stages.")
                ]
            }
            return stage.outcome == .open
                ? []
                : [.conflict("\(path).defaultStage", "New records can't begin in a closed stage.", "Name an open one.")]
        },
        .eachPipeline("`nextStages` are other stages of the same pipeline.") { pipeline, path in
            let ids = Set(pipeline.stages.map(\.id))
            return pipeline.stages.enumerated().flatMap { index, stage in
                nextStages(of: stage, among: ids, "\(path).stages[\(index)].restrictions.nextStages")
            }
        },
    ]

    private static func nextStages(of stage: StageSetting, among ids: Set<String>, _ path: String) -> [SettingsIssue] {
        stage.restrictions.nextStages.enumerated().compactMap { index, next in
            if next == stage.id {
                return .conflict("\(path)[\(index)]", "A stage can't follow itself.", "Remove it.")
            }
            if ids.contains(next) { return nil }
            return .unknownReference(
                "\(path)[\(index)]", "The pipeline has no stage with this id.", "Add that stage, or remove the id.")
        }
    }

    private static func eachPipeline(
        _ text: String, _ issues: @escaping @Sendable (PipelineSetting, String) -> [SettingsIssue]
    ) -> SettingsRule {
        SettingsRule(text: text) { value in
            guard case .pipelineStages(let settings) = value else { return [] }
            return settings.pipelines.enumerated().flatMap { issues($1, "pipelines[\($0)]") }
        }
    }
}
