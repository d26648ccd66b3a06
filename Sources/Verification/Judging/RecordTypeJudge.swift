import ConnectorKit
import Workspace

/// Judges record types: those that a sync stored are still there, active and available, and have the mapped stages.
struct RecordTypeJudge {
    let view: AccountView

    var available: [CheckResult] {
        let descriptor = view.facts.descriptor
        guard descriptor.objects.contains(where: { $0.recordTypeProperty != nil }) || view.facts.recordTypes != nil
        else {
            return [
                CheckResult(.recordTypesAvailable, view.whole, .notApplicable, "\(view.name) has no record types.")
            ]
        }
        if view.facts.recordTypes == nil, view.facts.storedRecordTypes == nil, view.isReached {
            return [
                CheckResult(
                    .recordTypesAvailable, view.whole, .notApplicable,
                    "No sync has stored record types of this account of \(view.name).")
            ]
        }
        switch view.told(view.facts.recordTypes, "record types") {
        case .failure(let obstacle): return [obstacle.result(.recordTypesAvailable, view.whole)]
        case .success(let types): return results(types)
        }
    }

    private func results(_ types: [RecordType]) -> [CheckResult] {
        let stored = (view.facts.storedRecordTypes ?? []).filter { $0.isActive && $0.isAvailable }
        let objects = Set(types.map(\.object) + stored.map(\.object)).sorted()
        guard !objects.isEmpty else {
            return [
                CheckResult(
                    .recordTypesAvailable, view.whole, .notApplicable,
                    "This account of \(view.name) has no record types.")
            ]
        }
        return objects.flatMap { object in
            results(object, types.filter { $0.object == object }, stored: stored.filter { $0.object == object })
        }
    }

    private func results(_ object: CRMObject, _ types: [RecordType], stored: [RecordType]) -> [CheckResult] {
        let usable = types.filter { $0.isActive && $0.isAvailable }
        var findings = stored.compactMap { lost($0, among: types) } + foreignStages(object, usable)
        if usable.isEmpty, !types.isEmpty, stored.isEmpty {
            findings.append(
                CheckResult(
                    .recordTypesAvailable, view.subject(object), .failed,
                    "None of the record types of \(view.label(object)) is active and available to the key.",
                    evidence: [Evidence("record types", "\(types.count)")], cause: .recordTypeUnavailable))
        }
        guard !usable.isEmpty else { return findings }
        return findings + [
            CheckResult(
                .recordTypesAvailable, view.subject(object), .passed,
                "\(usable.count) record \(usable.count == 1 ? "type" : "types") of \(view.label(object)): active and "
                    + "available to the key.", evidence: [Evidence("record types", "\(usable.count)")])
        ]
    }

    private func lost(_ stored: RecordType, among types: [RecordType]) -> CheckResult? {
        let found = types.first { $0.id == stored.id }
        let words: String? =
            switch found {
            case nil: "isn't there any more"
            case let type? where !type.isActive: "is inactive"
            case let type? where !type.isAvailable: "isn't available to the key's CRM user any more"
            default: nil
            }
        return words.map { words in
            CheckResult(
                .recordTypesAvailable,
                view.subject(stored.object, recordType: stored.id, label: stored.label),
                .failed, "The record type \(stored.label) \(words).",
                evidence: [Evidence("record type id", stored.id)], cause: .recordTypeUnavailable)
        }
    }

    /// Mapped stages that no usable record type's process has: a record can never be moved there.
    private func foreignStages(_ object: CRMObject, _ usable: [RecordType]) -> [CheckResult] {
        guard let property = view.facts.descriptor.object(object)?.stageProperty,
            case .success(let pipelines) = view.pipelines(object)
        else { return [] }
        let processes = usable.map { $0.allowedValues[property] }
        guard !processes.isEmpty, processes.allSatisfy({ $0 != nil }) else { return [] }
        let allowed = Set(processes.flatMap { $0 ?? [] }.filter(\.isActive).map(\.value))
        return view.expectations.pipelines.filter { $0.object.inCRM == object }.flatMap { setting in
            let stages = pipelines.first { $0.id == setting.id }?.stages ?? []
            return setting.stages.compactMap { mapped in
                stages.first { $0.id == mapped.id && !$0.isArchived && !allowed.contains($0.value) }
                    .map { foreign($0, setting) }
            }
        }
    }

    private func foreign(_ stage: Stage, _ setting: PipelineSetting) -> CheckResult {
        CheckResult(
            .recordTypesAvailable,
            view.subject(setting.object.inCRM, pipeline: setting.id, stage: stage.id, label: stage.label), .warning,
            "The stage \(stage.label) belongs to the process of none of the available record types.",
            evidence: [Evidence("stage id", stage.id)], cause: .stageOutsideProcess)
    }
}
