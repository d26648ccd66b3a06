import CRMGateway

/// What an import did or would do, and what is wrong with its lines.
struct ImportLinesReport: Report {
    /// How many problems are printed for people; programs get all that the report lists.
    static let problemsShown = 50

    let report: ImportReport
    let isPreview: Bool

    var lines: [String] {
        [verdict] + counts + problems
    }

    var json: JSONValue {
        .object([
            "written": .bool(report.isWritten), "preview": .bool(isPreview), "lines": .count(report.lines),
            "counts": .object(
                Dictionary(uniqueKeysWithValues: ImportVerdict.allCases.map { ($0.rawValue, .count(report[$0])) })),
            "listed": .list(
                report.listed.map { ["line": .count($0.number), "verdict": .text($0.verdict.rawValue)] }),
            "problems": .list(report.problems.map(\.json)),
        ])
    }

    private var verdict: String {
        if isPreview { return "Nothing was written: this is a preview." }
        if !report.isWritten { return "Nothing was written: \(report[.bad]) of \(report.lines) lines are wrong." }
        return report[.bad] > 0 ? "Written, \(report[.bad]) lines left out." : "Written."
    }

    private var counts: [String] {
        let words: [(ImportVerdict, String, String)] = [
            (.create, "New", "Would be new"), (.join, "Completed", "Would be completed"),
            (.unchanged, "Unchanged", "Unchanged"), (.bad, "Wrong", "Wrong"),
        ]
        return Self.fields(words.map { (isPreview || !report.isWritten ? $0.2 : $0.1, String(report[$0.0])) })
    }

    private var problems: [String] {
        guard !report.problems.isEmpty else { return [] }
        let table = TextTable(
            "line", "field", "what is wrong", "next", "code",
            rows: report.problems.prefix(Self.problemsShown).map {
                [String($0.line), $0.field ?? "", $0.message, $0.nextStep, $0.code]
            })
        let more = report[.bad] > Self.problemsShown ? ["… \(report[.bad]) wrong lines in all."] : []
        return [""] + table.lines + more
    }
}

extension ImportProblem {
    /// For programs.
    fileprivate var json: JSONValue {
        [
            "line": .count(line), "field": .optional(field), "code": .text(code), "rule": .text(rule),
            "message": .text(message), "next_step": .text(nextStep),
        ]
    }
}

extension ExitStatus {
    /// How an import ends the process: refused where bad lines stopped it, with a warning where they were left out or would
    /// stop it.
    init(_ report: ImportReport, isPreview: Bool) {
        guard report[.bad] > 0 else {
            self = .done
            return
        }
        self = isPreview || report.isWritten ? .warnings : .refused
    }
}
