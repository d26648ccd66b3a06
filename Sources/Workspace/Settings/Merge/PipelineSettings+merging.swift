extension PipelineSettings {
    /// These pipelines, which are shared, with a user's own.
    ///
    /// Where both have a pipeline, what is said of it is the shared one's, and own stages are added. Where both have a
    /// default pipeline of a CRM and object, the shared one is it.
    func adding(_ own: [PipelineSetting]) -> PipelineSettings {
        let ownByKey = Dictionary(own.map { ($0.key, $0) }) { first, _ in first }
        let keys = Set(pipelines.map(\.key))
        let merged = pipelines.map { $0.adding(ownByKey[$0.key]?.stages ?? []) }
        let others = own.filter { !keys.contains($0.key) }.map { $0.yielding(to: self) }
        return PipelineSettings(pipelines: (merged + others).sorted { $0.key < $1.key })
    }

    /// What these have and `source` lacks: whole pipelines, and stages of pipelines that it has too.
    func lacking(_ source: PipelineSettings) -> [PipelineSetting] {
        let pushed = Dictionary(source.pipelines.map { ($0.key, $0) }) { first, _ in first }
        return pipelines.compactMap { pipeline in
            guard let other = pushed[pipeline.key] else { return pipeline.yielding(to: source) }
            let ids = Set(other.stages.map(\.id))
            let own = pipeline.stages.filter { !ids.contains($0.id) }
            // What else is said of the pipeline is the source's: left out here, so that pushing twice is pushing once.
            return own.isEmpty
                ? nil
                : pipeline.holding(own)
        }
    }

    /// These pipelines, as what is shared and what is the user's own, where `before` was their own until now.
    ///
    /// A pipeline stays their own as a whole, with all that they made of it; of a shared one the stages do. Where nothing
    /// but own stages is left of a shared pipeline, it is theirs.
    func parted(by before: [PipelineSetting]) -> (shared: PipelineSettings, own: [PipelineSetting]) {
        let ownByKey = Dictionary(before.map { ($0.key, $0) }) { first, _ in first }
        var shared: [PipelineSetting] = []
        var own: [PipelineSetting] = []
        for pipeline in pipelines {
            guard let known = ownByKey[pipeline.key] else {
                shared.append(pipeline)
                continue
            }
            let ids = Set(known.stages.map(\.id))
            let kept = pipeline.stages.filter { ids.contains($0.id) }
            if known.isWhole || !kept.isEmpty && kept.count == pipeline.stages.count {
                own.append(pipeline)
            } else {
                var rest = pipeline
                rest.stages = pipeline.stages.filter { !ids.contains($0.id) }
                shared.append(rest)
                if !kept.isEmpty { own.append(pipeline.holding(kept)) }
            }
        }
        return (PipelineSettings(pipelines: shared), own)
    }
}

extension PipelineSetting {
    /// Whether it stands in an overlay as a pipeline of the user's own, rather than with own stages of a shared one.
    fileprivate var isWhole: Bool { !label.isEmpty }

    /// With these stages and nothing else, as an overlay has it of a shared pipeline.
    fileprivate func holding(_ own: [StageSetting]) -> PipelineSetting {
        PipelineSetting(crm: crm, object: object, id: id, label: "", stages: own)
    }

    /// With stages added that it lacks.
    fileprivate func adding(_ own: [StageSetting]) -> PipelineSetting {
        guard !own.isEmpty else { return self }
        let ids = Set(stages.map(\.id))
        var merged = self
        merged.stages = (stages + own.filter { !ids.contains($0.id) }).sorted { ($0.order, $0.id) < ($1.order, $1.id) }
        return merged
    }

    /// No default any more, where `others` have one.
    fileprivate func yielding(to others: PipelineSettings) -> PipelineSetting {
        guard isDefault, others.pipelines.contains(where: { $0.isDefault && $0.crm == crm && $0.object == object })
        else { return self }
        var yielded = self
        yielded.isDefault = false
        return yielded
    }
}
