import ConnectorKit
import Foundation
import Workspace

/// Writes a report as Markdown, page by page, so that memory doesn't grow with the team: the summary first, then accounts, the worst
/// first, then the people for whom there is something to do; the others are one line (VER-6). Only what counts is told in tables.
public struct MarkdownReport: Sendable {
    private let report: VerificationReport
    private let selection: CheckSelection
    private let about: String?
    private var hasFindings = false
    /// People for whom there is nothing to do, and how many results that count they have.
    private var healthy = (people: 0, results: 0)

    /// Begins to write a report.
    ///
    /// - Parameter about: for whom it was made, as people say; `nil` where that isn't known.
    public init(_ report: VerificationReport, about: String? = nil) {
        self.report = report
        self.about = about
        selection = report.selection
    }

    /// The summary, and what was found in accounts.
    public func begin() -> String {
        summary + leftOut + cleanup + report.accountsWorstFirst.map(section).joined()
    }

    /// One person's results: those that somebody should look at, each in a row of its own; nothing where there is none.
    ///
    /// - Parameter name: what to call them; their id where it is `nil`.
    public mutating func add(_ person: PersonReport, named name: String? = nil) -> String {
        let counted = person.results.filter { selection.counts($0.check) }
        let findings = counted.filter { $0.verdict >= .warning }
        guard !findings.isEmpty else {
            if !counted.isEmpty { healthy = (healthy.people + 1, healthy.results + counted.count) }
            return ""
        }
        let heading = hasFindings ? "" : Self.peopleHeading + MarkdownText.head(["person"] + Self.columns)
        hasFindings = true
        let label = MarkdownText.escaped(name ?? person.user.rawValue)
        return heading + findings.map { MarkdownText.row([label] + Self.cells($0)) }.joined()
    }

    /// The people for whom there is nothing to do, in one line; and what is outside of the gateway.
    public func end() -> String {
        let gap = hasFindings ? "\n" : ""
        return gap + others + outside
    }

    private static let peopleHeading = "## People\n\n"

    private var others: String {
        guard healthy.people > 0 else { return "" }
        return (hasFindings ? "" : Self.peopleHeading)
            + "Nothing to do for \(Self.count(healthy.people, "person", "people")), with "
            + "\(Self.count(healthy.results, "result", "results")).\n\n"
    }

    private var outside: String {
        guard !report.outside.isEmpty else { return "" }
        return "## Not checked here\n\n"
            + report.outside.map { "- `\($0.check.rawValue)`: \(MarkdownText.escaped($0.summary))\n" }.joined()
    }

    /// The whole document, for people who fit into memory.
    public static func text(
        _ report: VerificationReport, people: some Sequence<PersonReport>, about: String? = nil
    ) -> String {
        var writer = MarkdownReport(report, about: about)
        var text = writer.begin()
        for person in people { text += writer.add(person) }
        return text + writer.end()
    }

    private static func count(_ number: Int, _ one: String, _ many: String) -> String {
        "\(number) \(number == 1 ? one : many)"
    }

    private static let columns = ["verdict", "check", "about", "finding", "what to do"]

    private static func cells(_ result: CheckResult) -> [String] {
        let about = [result.subject.words, result.subject.label].compactMap(\.self).filter { !$0.isEmpty }
        let cause = result.cause.map { " (\(MarkdownText.escaped($0.rawValue)))" } ?? ""
        return [
            result.verdict.words, "`\(result.check.rawValue)`", MarkdownText.escaped(about.joined(separator: ": ")),
            MarkdownText.escaped(result.summary) + cause, MarkdownText.escaped(result.fix ?? ""),
        ]
    }

    private var summary: String {
        let tally = report.tally
        let counts = [
            (Verdict.failed, tally.failed), (.notChecked, tally.notChecked), (.warning, tally.warnings),
            (.passed, tally.passed), (.notApplicable, tally.notApplicable),
        ]
        return "# Verification\(MarkdownText.escaped(about.map { " of \($0)" } ?? " \(report.run.rawValue)"))\n\n"
            + "**\(report.conclusion.sentence)**\n\n"
            + "\(facts).\(asked)\n\n"
            + MarkdownText.head(["verdict", "results"])
            + counts.map { MarkdownText.row([$0.words, "\($1)"]) }.joined() + "\n"
    }

    private var facts: String {
        let written = report.mode == .readOnly || report.hasProbed ? "" : ", nothing was written"
        return [
            "Run \(MarkdownText.escaped(report.run.rawValue))", Self.count(report.people, "person", "people"),
            Self.count(report.accounts.count, "CRM account", "CRM accounts"), "mode \(report.mode.words)\(written)",
            "begun \(report.startedAt.formatted(.iso8601))\(ended)",
        ].joined(separator: ", ")
    }

    private var asked: String {
        report.checks.map { " Only: " + $0.map { "`\($0.rawValue)`" }.joined(separator: ", ") + "." } ?? ""
    }

    private var ended: String { report.endedAt.map { ", ended \($0.formatted(.iso8601))" } ?? "" }

    private var leftOut: String {
        guard !report.leftOut.isEmpty else { return "" }
        return "## Left out\n\n"
            + report.leftOut.map { left in
                let rule = left.rule.map { " (\(MarkdownText.escaped($0)))" } ?? ""
                return "- \(left.count): \(MarkdownText.escaped(left.reason))\(rule)\n"
            }.joined() + "\n"
    }

    private var cleanup: String {
        guard !report.cleanup.isEmpty else { return "" }
        return "## Clean-up pending\n\n"
            + MarkdownText.head(["CRM", "account", "object", "name", "what is so", "link"])
            + report.cleanup.map { left in
                MarkdownText.row(
                    [
                        left.crm.rawValue, left.account.rawValue, left.object.rawValue, left.mark.text, left.message,
                        left.link ?? "",
                    ].map(MarkdownText.escaped))
            }.joined() + "\n"
    }

    private func section(_ account: AccountReport) -> String {
        let name = [account.crm.rawValue, account.accountName, account.account.rawValue].compactMap(\.self)
            .joined(separator: " ")
        let actsAs = account.actsAs.map { ", acts as \(MarkdownText.escaped($0))" } ?? ""
        let proves = account.hasProved ? "; writebacks prove \(account.access.words)" : ""
        let counted = account.results.filter { selection.counts($0.check) }
        return "## \(MarkdownText.escaped(name))\n\n"
            + "\(Self.count(account.holders, "holder", "holders"))\(actsAs)\(proves); "
            + "\(Self.count(account.calls.total, "call", "calls")).\n\n"
            + table(counted) + evidence(counted)
    }

    private func table(_ results: [CheckResult]) -> String {
        guard !results.isEmpty else { return "" }
        return MarkdownText.head(Self.columns) + results.map { MarkdownText.row(Self.cells($0)) }.joined() + "\n"
    }

    /// What the findings have seen, below their table.
    private func evidence(_ results: [CheckResult]) -> String {
        let findings = results.filter { $0.verdict >= .warning && !$0.evidence.isEmpty }
        guard !findings.isEmpty else { return "" }
        return "Evidence:\n\n"
            + findings.map { result in
                let seen = result.evidence.map { "\($0.label): \($0.value)" }.joined(separator: "; ")
                return "- \(MarkdownText.escaped(result.name)): \(MarkdownText.escaped(seen))\n"
            }.joined() + "\n"
    }
}
