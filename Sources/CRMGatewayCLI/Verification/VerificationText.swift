import ConnectorKit
import Verification
import Workspace

/// A verification for people: the summary first, then account by account what isn't as it should be; what passed is folded.
struct VerificationText: VerificationWriter {
    let report: VerificationReport
    /// For whom it was made, as people say.
    let name: String
    let style: TextStyle
    /// Whether what passed is told line by line, and every person.
    let showsAll: Bool
    /// Why what is people's own doesn't apply, with how many it is told of; where nothing else was found.
    private var reasons: [(line: String, people: Int)] = []

    /// How many reasons are told where nothing applies.
    static let reasonsMax = 10

    init(report: VerificationReport, name: String, style: TextStyle, showsAll: Bool) {
        self.report = report
        self.name = name
        self.style = style
        self.showsAll = showsAll
    }

    /// Whether nothing of what was asked for applies: then it is told why.
    static func isInapplicable(_ report: VerificationReport) -> Bool {
        report.tally.worst == .notApplicable && report.tally.notApplicable > 0
    }

    func begin() -> String {
        var sections = [summary]
        let order = Verdict.allCases.sorted(by: >)
        sections += order.flatMap { worst in
            report.accounts.filter { VerdictTally($0.results, counting: report.selection).worst == worst }.map(account)
        }
        let own = report.own.words
        if report.people > 0 {
            sections.append(["What is each person's own, of \(Self.count(report.people, "person", "people")): \(own)."])
        }
        return Self.text(sections)
    }

    mutating func add(_ person: PersonReport, named name: String?) -> String {
        let counted = person.results.filter { report.selection.counts($0.check) }
        guard showsAll || Self.hasFinding(person, report) else {
            if Self.isInapplicable(report) { note(counted) }
            return ""
        }
        let head = "\(PrintableText.of(name ?? person.user.rawValue)): \(VerdictTally(counted).words)"
        return Self.text([[head] + details(counted, showsCRM: true)])
    }

    /// Whether people who read a verification are told of somebody: what isn't as it should be.
    static func hasFinding(_ person: PersonReport, _ report: VerificationReport) -> Bool {
        person.results.contains { report.selection.counts($0.check) && $0.verdict >= .warning }
    }

    private mutating func note(_ results: [CheckResult]) {
        for line in results.map({ Self.line($0, style, showsCRM: true) }) {
            if let index = reasons.firstIndex(where: { $0.line == line }) {
                reasons[index].people += 1
            } else if reasons.count < Self.reasonsMax {
                reasons.append((line, 1))
            }
        }
    }

    func end() -> String {
        let inapplicable = reasons.map { "\($0.line) (\(Self.count($0.people, "person", "people")))" }
        let sections = [inapplicable, leftOut, cleanup, outside, next].filter { !$0.isEmpty }
        return Self.text(sections, isLast: true)
    }

    // MARK: The summary

    private var summary: [String] {
        let conclusion = style.paint(report.conclusion.words, report.conclusion.tone)
        let calls = report.accounts.reduce(0) { $0 + $1.calls.total }
        let accounts = Self.count(report.accounts.count, "CRM account", "CRM accounts")
        let asked = report.checks.map { "Only: \($0.map(\.rawValue).joined(separator: ", "))." }
        return [
            "Verification of \(PrintableText.of(name)): \(conclusion). Run \(report.run).",
            "\(report.tally.words). \(Self.count(report.people, "person", "people")), \(accounts), "
                + "\((report.hasProbed ? report.mode : .readOnly).words), \(Self.count(calls, "CRM call", "CRM calls")).",
        ] + (asked.map { [PrintableText.of($0)] } ?? [])
    }

    // MARK: Accounts

    private func account(_ account: AccountReport) -> [String] {
        let counted = account.results.filter { report.selection.counts($0.check) }
        let place = account.accountName.map { "\($0) (\(account.account))" } ?? account.account.rawValue
        let head = "\(account.crm), \(place): \(VerdictTally(counted).words)"
        let facts =
            "  \(Self.count(account.holders, "holder", "holders")), acts as \(account.actsAs ?? "a user whom the CRM doesn't tell")"
            + "; \(account.calls.words)"
        var lines = [style.paint(PrintableText.of(head), .strong), PrintableText.of(facts)]
        lines += details(counted, showsCRM: false)
        if counted.contains(where: { $0.verdict == .passed && Self.isWriteback($0) }) {
            lines.append(PrintableText.of("  Writebacks prove \(account.access.words(actsAs: account.actsAs))."))
        }
        return lines
    }

    private static func isWriteback(_ result: CheckResult) -> Bool {
        result.check.rawValue.hasPrefix("writeback.") && result.check != .cleanup
    }

    // MARK: Results

    /// What isn't as it should be in full, the worst first; the rest folded, or line by line.
    private func details(_ results: [CheckResult], showsCRM: Bool) -> [String] {
        let findings = results.filter { $0.verdict >= .warning }.sorted { $0.verdict > $1.verdict }
        let others = results.filter { $0.verdict < .warning }
        let pending = findings.filter(isPending)
        var explained: Set<[String]> = []
        var told = findings.filter { !isPending($0) }.flatMap { result in
            let key = result.subject.identity + [result.cause?.rawValue ?? ""]
            let isNew = explained.insert(key).inserted
            return Self.finding(result, style, showsCRM: showsCRM, isExplained: !isNew)
        }
        if let first = pending.first {
            let words = "\(first.check) (\(pending.count)): told as clean-up pending, below"
            told.append("  \(style.paint(first.verdict.label, first.verdict.tone))  \(words)")
        }
        guard showsAll || Self.isInapplicable(report) else { return told + folded(others) }
        return told + others.map { Self.line($0, style, showsCRM: showsCRM) }
    }

    /// Whether a finding is one of the probes that are told once, for the whole verification.
    private func isPending(_ result: CheckResult) -> Bool {
        result.check == .cleanup && report.cleanup.contains { $0.mark.id == result.subject.probe }
    }

    /// One finding: what is so, why, what to do, what was seen.
    ///
    /// - Parameter isExplained: whether cause and fix were told of the same thing already.
    static func finding(
        _ result: CheckResult, _ style: TextStyle, showsCRM: Bool, isExplained: Bool = false
    ) -> [String] {
        var lines: [String] = []
        if let cause = result.cause, !isExplained { lines.append("Cause: \(cause.sentence) [\(cause.rawValue)]") }
        if let fix = result.fix, !fix.isEmpty, !isExplained { lines.append("Fix:   \(fix)") }
        lines += result.evidence.map { "Seen:  \($0.label): \($0.value)" }
        return [line(result, style, showsCRM: showsCRM)] + lines.map { "      " + PrintableText.of($0) }
    }

    /// One result on a line.
    static func line(_ result: CheckResult, _ style: TextStyle, showsCRM: Bool) -> String {
        let words = "\(result.check)\(place(result, showsCRM: showsCRM)): \(result.summary)"
        return "  \(style.paint(result.verdict.label, result.verdict.tone))  \(PrintableText.of(words))"
    }

    /// What a result is about, behind its check; a CRM that is all there is stands by its name.
    private static func place(_ result: CheckResult, showsCRM: Bool) -> String {
        let (words, crm) = (result.subject.words, result.subject.crm?.rawValue)
        if words == crm { return showsCRM ? " \(result.subject.label ?? words)" : "" }
        let isSaid = words.isEmpty || result.check.rawValue.hasSuffix(".\(words)")
        let parts = [showsCRM ? crm : nil, isSaid ? nil : words, result.subject.label.map { "(\($0))" }]
        return parts.compactMap(\.self).map { " \($0)" }.joined()
    }

    /// Checks by verdict, each once with how many results it had.
    private func folded(_ results: [CheckResult]) -> [String] {
        [Verdict.passed, .notApplicable].compactMap { verdict in
            let found = results.filter { $0.verdict == verdict }
            guard !found.isEmpty else { return nil }
            var names: [String] = []
            var counts: [String: Int] = [:]
            for result in found {
                let name = result.check.rawValue
                if counts[name] == nil { names.append(name) }
                counts[name, default: 0] += 1
            }
            let list = names.map { name in
                let count = counts[name] ?? 1
                return count > 1 ? "\(name) (\(count))" : name
            }
            return "  \(style.paint(verdict.label, verdict.tone))  \(PrintableText.of(list.joined(separator: ", ")))"
        }
    }

    // MARK: What else to say

    private var leftOut: [String] {
        report.leftOut.map { group in
            let rule = group.rule.map { " (\($0))" } ?? ""
            return PrintableText.of("Left out, \(Self.count(group.count, "person", "people")): \(group.reason)\(rule)")
        }
    }

    private var cleanup: [String] {
        guard !report.cleanup.isEmpty else { return [] }
        let told = report.cleanup.map { pending in
            let place = (pending.link ?? pending.record?.rawValue).map { "\($0), " } ?? ""
            return PrintableText.of(
                "Clean-up pending, \(pending.crm) \(pending.object.rawValue), \(place)\"\(pending.mark.text)\": "
                    + pending.message)
        }
        return told + ["Fix:   \(Cause.cleanupPending.fix)", "Clean up again: crm-gateway verify cleanup"]
    }

    private var outside: [String] {
        guard !report.outside.isEmpty else { return [] }
        return ["Not checked here:"]
            + report.outside.map { "  " + PrintableText.of("\($0.check): \($0.summary)") }
    }

    private var next: [String] {
        let isFolded = !showsAll && report.tally.passed + report.tally.notApplicable > 0
        return isFolded ? ["Every result: crm-gateway verify show \(report.run) --all"] : []
    }

    static func count(_ number: Int, _ one: String, _ many: String) -> String {
        "\(number) \(number == 1 ? one : many)"
    }

    /// Sections with a blank line behind each but the last.
    private static func text(_ sections: [[String]], isLast: Bool = false) -> String {
        let paragraphs = sections.map { $0.joined(separator: "\n") + "\n" }
        return isLast ? paragraphs.joined(separator: "\n") : paragraphs.map { $0 + "\n" }.joined()
    }
}
