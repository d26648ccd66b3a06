public import ConnectorKit

/// Judges what a request of its own read after a write was committed (VER-3, VER-5).
public enum ReadBackJudge {
    /// Compares written values with those read back, by the vendor's own normalisation.
    public typealias Matches = (_ written: FieldValue, _ readBack: FieldValue, _ definition: PropertyDefinition) -> Bool

    /// The asked properties that don't hold what was written: reason for one more look after a short wait.
    ///
    /// - Parameters:
    ///   - written: ``Narrowing/written``.
    ///   - record: what was read; `nil` where the record couldn't be found by its id.
    public static func differing(
        _ plan: ProbePlan, written: [PropertyName: FieldValue], record: Record?, definitions: [PropertyDefinition],
        matches: Matches
    ) -> Set<PropertyName> {
        let asked = written.filter { plan.asked.contains($0.key) }
        return Set(
            asked.filter { name, value in
                guard let back = record?.values[name] else { return true }
                guard let definition = definitions.first(where: { $0.name == name }) else { return back != value }
                return !matches(value, back, definition)
            }.keys)
    }

    /// One result for what landed, and one for each property that didn't.
    ///
    /// - Parameters:
    ///   - written: ``Narrowing/written``.
    ///   - record: what was read; `nil` where the record couldn't be found by its id.
    ///   - before: the values before the write, of a designated record.
    public static func results(
        _ plan: ProbePlan, written: [PropertyName: FieldValue], record: Record?, definitions: [PropertyDefinition],
        before: [PropertyName: FieldValue] = [:], matches: Matches
    ) -> [CheckResult] {
        guard let record else { return [gone(plan)] + written.keys.sorted().map { unread(plan, $0, written[$0]) } }
        let differing = differing(
            plan, written: written, record: record, definitions: definitions, matches: matches)
        let landed = plan.asked.intersection(written.keys).subtracting(differing)
        let mismatches = differing.sorted().map { name in
            let definition = definitions.first { $0.name == name }
            let isUnchanged = isUnchanged(
                record.values[name] ?? .empty, before[name] ?? .empty, definition, matches: matches)
            return mismatch(
                plan, name, written[name] ?? .empty, record.values[name], definition, isUnchanged: isUnchanged)
        }
        return passed(plan, landed, isAlone: plan.asked.isEmpty) + mismatches
    }

    /// For a record that couldn't be read: what was written is accepted, and not proved to have landed.
    public static func unread(
        _ plan: ProbePlan, written: [PropertyName: FieldValue], because error: ConnectorError
    ) -> [CheckResult] {
        plan.asked.intersection(written.keys).sorted().map { name in
            CheckResult(
                plan.check, plan.subject(name), .notChecked,
                "The CRM accepted the value; it couldn't be read back: \(error.message.sentence)",
                evidence: [accepted] + ProbeEvidence.of(error),
                cause: RefusalJudge.verdict(of: error) == .notChecked ? RefusalJudge.cause(of: error) : .accessDenied)
        }
    }
}

// MARK: Results

extension ReadBackJudge {
    /// How far the proof goes: only the write's own answer.
    private static let accepted = Evidence("proof", "accepted")
    /// How far the proof goes: read by a request of its own.
    private static let landed = Evidence("proof", "landed")

    private static func passed(
        _ plan: ProbePlan, _ names: Set<PropertyName>, isAlone: Bool
    ) -> [CheckResult] {
        guard !names.isEmpty || isAlone else { return [] }
        let list = names.sorted().map(\.rawValue).joined(separator: ", ")
        let count = names.count == 1 ? "1 property" : "\(names.count) properties"
        let evidence = names.isEmpty ? [landed] : [Evidence(count, list), landed]
        let sentence = names.isEmpty ? "A record landed." : "What was written to \(count) landed."
        return [CheckResult(plan.check, plan.subject(), .passed, sentence, evidence: evidence)]
    }

    private static func gone(_ plan: ProbePlan) -> CheckResult {
        CheckResult(
            plan.check, plan.subject(), .failed, "The CRM accepted the record, and doesn't show it under its id.",
            evidence: [accepted], cause: .accessDenied)
    }

    private static func unread(_ plan: ProbePlan, _ name: PropertyName, _ value: FieldValue?) -> CheckResult {
        CheckResult(
            plan.check, plan.subject(name), .notChecked,
            "The CRM accepted the value; the record couldn't be read back.",
            evidence: [Evidence("written", value?.evidenceText ?? ""), accepted], cause: .accessDenied)
    }

    private static func mismatch(
        _ plan: ProbePlan, _ name: PropertyName, _ written: FieldValue, _ back: FieldValue?,
        _ definition: PropertyDefinition?, isUnchanged: Bool
    ) -> CheckResult {
        let shown = back.map { Evidence("read back", $0.evidenceText, isRecordValue: true) }
        return CheckResult(
            plan.check, plan.subject(name, label: definition?.label), .failed,
            sentence(back, isUnchanged: isUnchanged),
            evidence: [Evidence("written", written.evidenceText), shown ?? Evidence("read back", "(not shown)")],
            cause: cause(back, definition, isUnchanged: isUnchanged))
    }

    private static func sentence(_ back: FieldValue?, isUnchanged: Bool) -> String {
        guard back != nil else { return "The CRM accepted the value, and doesn't show the property." }
        return isUnchanged
            ? "The CRM accepted the value, and kept what was there."
            : "The CRM accepted the value, and holds another one."
    }

    /// What isn't shown is hidden or gone; what is kept was ignored; what is changed was changed by the CRM's own rules.
    private static func cause(
        _ back: FieldValue?, _ definition: PropertyDefinition?, isUnchanged: Bool
    ) -> Cause {
        guard let definition else { return .propertyMissing }
        if back == nil || !definition.isVisible { return .fieldLevelSecurity }
        return isUnchanged ? .readOnly : .changedByAutomation
    }

    /// What was emptied isn't kept: empty counts as kept only where nothing was there.
    private static func isUnchanged(
        _ back: FieldValue, _ before: FieldValue, _ definition: PropertyDefinition?, matches: Matches
    ) -> Bool {
        guard let definition else { return back == before }
        return matches(before, back, definition)
    }
}
