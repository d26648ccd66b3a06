import ConnectorKit
import Verification
import Workspace

extension VerdictTally {
    /// The counts by verdict.
    var json: JSONValue {
        [
            "passed": .count(passed), "failed": .count(failed), "warnings": .count(warnings),
            "not_checked": .count(notChecked), "not_applicable": .count(notApplicable),
        ]
    }
}

extension ProbeCalls {
    /// The counts by purpose.
    var json: JSONValue {
        [
            "reading": .count(reading), "probing": .count(probing), "narrowing": .count(narrowing),
            "cleanup": .count(cleanup), "total": .count(total),
        ]
    }
}

extension CheckResult {
    /// A result; `counts` tells whether it is in the sums.
    func json(counting selection: CheckSelection) -> JSONValue {
        .object(members.merging(["counts": .bool(selection.counts(check))], uniquingKeysWith: { $1 }))
    }

    /// A result by itself.
    var json: JSONValue { .object(members) }

    private var members: [String: JSONValue] {
        [
            "check": .text(check.rawValue), "verdict": .text(verdict.rawValue), "summary": .text(summary),
            "cause": .optional(cause?.rawValue), "cause_means": .optional(cause?.sentence), "fix": .optional(fix),
            "subject": subject.json, "evidence": .list(evidence.map(\.json)),
        ]
    }
}

extension CheckSubject {
    /// What a result is about.
    var json: JSONValue {
        [
            "crm": .optional(crm?.rawValue), "object": .optional(object?.rawValue),
            "property": .optional(property?.rawValue), "pipeline": .optional(pipeline), "stage": .optional(stage),
            "record_type": .optional(recordType), "category": .optional(category), "label": .optional(label),
        ]
    }
}

extension PendingCleanup {
    /// A probe that may still be there.
    var json: JSONValue {
        [
            "crm": .text(crm.rawValue), "account": .text(account.rawValue), "object": .text(object.rawValue),
            "mark": .text(mark.text), "record": .optional(record?.rawValue), "link": .optional(link),
            "reason": .text(reason.rawValue), "since": .time(since), "message": .text(message),
        ]
    }
}

extension LeftOutPeople {
    /// People whom it wasn't made for.
    var json: JSONValue {
        ["rule": .optional(rule), "reason": .text(reason), "count": .count(count)]
    }
}
