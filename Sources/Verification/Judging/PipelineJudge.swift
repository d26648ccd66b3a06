import ConnectorKit
import Workspace

/// Judges mapped pipelines and stages: there and active.
struct PipelineJudge {
    let view: AccountView

    /// A finding for each pipeline or stage at fault, and one for all the others of its object.
    var stages: [CheckResult] {
        let mapped = view.expectations.pipelines
        guard !mapped.isEmpty else {
            return [
                CheckResult(
                    .pipelinesStages, view.whole, .notApplicable, "No pipeline of \(view.name) is mapped.")
            ]
        }
        return Dictionary(grouping: mapped, by: \.object.inCRM).sorted { $0.key < $1.key }.flatMap { object, mapped in
            switch view.pipelines(object) {
            case .failure(let obstacle): return [obstacle.result(.pipelinesStages, view.subject(object))]
            case .success(let pipelines): return results(object, mapped, pipelines)
            }
        }
    }

    private func results(
        _ object: CRMObject, _ mapped: [PipelineSetting], _ pipelines: [Pipeline]
    ) -> [CheckResult] {
        var findings: [CheckResult] = []
        var soundPipelines = 0
        var soundStages = 0
        for setting in mapped {
            let faults = faults(of: setting, pipelines)
            findings += faults
            guard !faults.contains(where: { $0.subject.stage == nil }) else { continue }
            soundPipelines += 1
            soundStages += Self.stages(of: setting).count - faults.count
        }
        guard soundPipelines > 0 else { return findings }
        return findings + [
            CheckResult(
                .pipelinesStages, view.subject(object), .passed,
                "\(soundPipelines) mapped \(soundPipelines == 1 ? "pipeline" : "pipelines") of \(view.label(object)), with "
                    + "\(soundStages) \(soundStages == 1 ? "stage" : "stages"): there and active.",
                evidence: [Evidence("pipelines", "\(soundPipelines)"), Evidence("stages", "\(soundStages)")])
        ]
    }

    private func faults(of setting: PipelineSetting, _ pipelines: [Pipeline]) -> [CheckResult] {
        guard let found = pipelines.first(where: { $0.id == setting.id }) else {
            return [lost(setting, "isn't there", .pipelineMissing)]
        }
        guard !found.isArchived else { return [lost(setting, "is archived or inactive", .pipelineArchived)] }
        return Self.stages(of: setting).compactMap { stage in
            guard let there = found.stages.first(where: { $0.id == stage.id }) else {
                return fault(stage, setting, "isn't there", .stageMissing)
            }
            return there.isArchived ? fault(stage, setting, "is archived or inactive", .stageArchived) : nil
        }
    }

    /// The stages that are mapped, and the one in which records begin, which needn't be among them.
    private static func stages(of setting: PipelineSetting) -> [(id: String, label: String)] {
        var stages = setting.stages.map { (id: $0.id, label: $0.label) }
        if let first = setting.defaultStage, !stages.contains(where: { $0.id == first }) {
            stages.append((id: first, label: first))
        }
        return stages
    }

    private func lost(_ setting: PipelineSetting, _ words: String, _ cause: Cause) -> CheckResult {
        let count = Self.stages(of: setting).count
        return CheckResult(
            .pipelinesStages, view.subject(setting.object.inCRM, pipeline: setting.id, label: setting.label), .failed,
            "The pipeline \(setting.label) \(words) in \(view.name), so its mapped stages couldn't be checked.",
            evidence: [Evidence("pipeline id", setting.id), Evidence("stages not checked", "\(count)")], cause: cause)
    }

    private func fault(
        _ stage: (id: String, label: String), _ setting: PipelineSetting, _ words: String, _ cause: Cause
    ) -> CheckResult {
        CheckResult(
            .pipelinesStages,
            view.subject(setting.object.inCRM, pipeline: setting.id, stage: stage.id, label: stage.label), .failed,
            "The stage \(stage.label) of the pipeline \(setting.label) \(words) in \(view.name).",
            evidence: [Evidence("stage id", stage.id)], cause: cause)
    }
}
