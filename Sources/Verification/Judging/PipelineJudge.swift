import ConnectorKit
import Workspace

/// Judges mapped pipelines and stages: there, active, and of the meaning that the mapping says.
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
            soundStages += view.expectations.stages(of: setting).count - faults.count
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
        return view.expectations.stages(of: setting).compactMap { stage in
            guard let there = found.stages.first(where: { $0.id == stage.id }) else {
                return fault(stage, setting, "isn't there", .stageMissing)
            }
            if there.isArchived { return fault(stage, setting, "is archived or inactive", .stageArchived) }
            return otherMeaning(stage, setting, there)
        }
    }

    /// A stage that the CRM counts as won, and somebody's mapping as open: records go there as before, and are told wrongly.
    private func otherMeaning(_ stage: ExpectedStage, _ setting: PipelineSetting, _ there: Stage) -> CheckResult? {
        let wrong = StageOutcome.allCases.filter { stage.outcomes[$0] != nil && $0.rawValue != there.outcome.rawValue }
        guard there.outcome != .unknown, !wrong.isEmpty else { return nil }
        let meanings = wrong.map { "\($0.rawValue)\(Self.people(who: $0, stage))" }
        return CheckResult(
            .pipelinesStages, subject(stage, setting), .warning,
            "The stage \(stage.label) of the pipeline \(setting.label) is mapped as \(meanings.joined(separator: " and as ")), "
                + "and \(view.name) says that it is \(there.outcome.rawValue).",
            evidence: [Evidence("stage id", stage.id)] + meanings.map { Evidence("mapped as", $0) }
                + [Evidence("in the CRM", there.outcome.rawValue)], cause: .stageMeaningChanged)
    }

    /// How many people mean that by a stage, where not all mean the same.
    private static func people(who mean: StageOutcome, _ stage: ExpectedStage) -> String {
        guard stage.outcomes.count > 1 else { return "" }
        return " by \(stage.outcomes[mean] ?? 0) of \(stage.people) people"
    }

    private func lost(_ setting: PipelineSetting, _ words: String, _ cause: Cause) -> CheckResult {
        let count = view.expectations.stages(of: setting).count
        return CheckResult(
            .pipelinesStages, view.subject(setting.object.inCRM, pipeline: setting.id, label: setting.label), .failed,
            "The pipeline \(setting.label) \(words) in \(view.name), so its mapped stages couldn't be checked.",
            evidence: [Evidence("pipeline id", setting.id), Evidence("stages not checked", "\(count)")], cause: cause)
    }

    private func fault(
        _ stage: ExpectedStage, _ setting: PipelineSetting, _ words: String, _ cause: Cause
    ) -> CheckResult {
        CheckResult(
            .pipelinesStages, subject(stage, setting), .failed,
            "The stage \(stage.label) of the pipeline \(setting.label) \(words) in \(view.name).",
            evidence: [Evidence("stage id", stage.id)], cause: cause)
    }

    private func subject(_ stage: ExpectedStage, _ setting: PipelineSetting) -> CheckSubject {
        view.subject(setting.object.inCRM, pipeline: setting.id, stage: stage.id, label: stage.label)
    }
}
