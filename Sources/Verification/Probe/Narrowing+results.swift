public import ConnectorKit

extension Narrowing {
    /// What is known of what wasn't accepted: one result for each property, and one of the object where no record could be
    /// made at all. What was accepted is for the ``ReadBackJudge``, what wasn't planned is in ``ProbePlan/leftOut``.
    public func results(definitions: [PropertyDefinition]) -> [CheckResult] {
        let ofRecord = refusalOfRecord.map { [self.ofRecord($0, definitions)] } ?? []
        let open = plan.asked.subtracting(accepted)
        if plan.asked.isEmpty, !hasRecord, let hindrance { return [unmade(hindrance)] }
        return ofRecord
            + open.sorted().map { name in
                let definition = definitions.first { $0.name == name }
                return refusals[name].map { refused(name, definition, $0) } ?? untried(name, definition)
            }
    }

    private func ofRecord(_ error: ConnectorError, _ definitions: [PropertyDefinition]) -> CheckResult {
        let names = error.fields.compactMap(\.property)
        let definition = definitions.first { $0.name == names.first }
        let about = names.isEmpty ? "" : " because of \(names.map(\.rawValue).joined(separator: ", "))"
        return CheckResult(
            plan.check, plan.subject(), .failed, "The CRM refuses a record of what it needs alone\(about).",
            evidence: ProbeEvidence.of(error),
            cause: RefusalJudge.cause(of: error, property: names.first, definition: definition))
    }

    /// For a record that has nothing else to prove than that it can be made.
    private func unmade(_ error: ConnectorError) -> CheckResult {
        CheckResult(
            plan.check, plan.subject(), .notChecked,
            "No record was made, or none is known to be: \(error.message.sentence)",
            evidence: ProbeEvidence.of(error), cause: RefusalJudge.cause(of: error))
    }

    private func refused(
        _ name: PropertyName, _ definition: PropertyDefinition?, _ refusal: NarrowingRefusal
    ) -> CheckResult {
        if refusal.isBystander {
            return result(
                name, definition, .notChecked, "Not written: it goes with a property that the CRM refused.",
                refusal.error)
        }
        let named = refusal.error.fields.compactMap(\.property)
        let others = named.contains(name) ? [] : named.map(\.rawValue)
        let sentence =
            others.isEmpty
            ? "The CRM refused the value."
            : "The CRM refused the value because of \(others.joined(separator: ", "))."
        return result(name, definition, .failed, sentence, refusal.error)
    }

    private func untried(_ name: PropertyName, _ definition: PropertyDefinition?) -> CheckResult {
        if let hindrance {
            return result(
                name, definition, .notChecked, "Not written, or not known to be: \(hindrance.message.sentence)",
                hindrance)
        }
        if let refusalOfRecord {
            return result(
                name, definition, .notChecked, "Not written: the CRM refuses a record without it too.",
                refusalOfRecord)
        }
        return CheckResult(
            plan.check, subject(name, definition), .notChecked,
            "Not found out after \(rounds) writes: too many properties are refused.")
    }

    private func result(
        _ name: PropertyName, _ definition: PropertyDefinition?, _ verdict: Verdict, _ sentence: String,
        _ error: ConnectorError
    ) -> CheckResult {
        let written = plan.values[name].map { [Evidence("written", $0.evidenceText)] } ?? []
        return CheckResult(
            plan.check, subject(name, definition), verdict, sentence, evidence: written + ProbeEvidence.of(error),
            cause: RefusalJudge.cause(of: error, property: name, definition: definition))
    }

    private func subject(_ name: PropertyName, _ definition: PropertyDefinition?) -> CheckSubject {
        plan.subject(name, label: definition?.label)
    }
}
