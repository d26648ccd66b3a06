import ConnectorKit
import Foundation
import Workspace

/// Writes a report as Markdown, page by page, so that memory doesn't grow with the team: the summary first, details after
/// (VER-6).
public struct MarkdownReport: Sendable {
    private let report: VerificationReport
    private var hasPeople = false

    /// Begins to write a report.
    public init(_ report: VerificationReport) {
        self.report = report
    }

    /// The summary, and what was found in accounts.
    public func begin() -> String {
        summary + leftOut + cleanup + report.accounts.map(section).joined()
    }

    /// One person's results: those that somebody should look at, each in a row of its own; the others are counted.
    ///
    /// - Parameter name: what to call them; their id where it is `nil`.
    public mutating func add(_ person: PersonReport, named name: String? = nil) -> String {
        let heading = hasPeople ? "" : "## People\n\n" + MarkdownText.head(["person"] + Self.columns)
        hasPeople = true
        let label = MarkdownText.escaped(name ?? person.user.rawValue)
        let selection = report.selection
        let findings = person.results.filter { $0.verdict >= .warning && selection.counts($0.check) }
        let others = person.results.count - findings.count
        let rows = findings.map { MarkdownText.row([label] + Self.cells($0)) }
        guard others > 0, findings.isEmpty else { return heading + rows.joined() }
        return heading + MarkdownText.row([label, "nothing to do", "", "\(others) results", "", ""])
    }

    /// What is outside of the gateway.
    public func end() -> String {
        let gap = hasPeople ? "\n" : ""
        guard !report.outside.isEmpty else { return gap }
        return gap + "## Not checked here\n\n"
            + report.outside.map { "- `\($0.check.rawValue)`: \(MarkdownText.escaped($0.summary))\n" }.joined()
    }

    /// The whole document, for people who fit into memory.
    public static func text(_ report: VerificationReport, people: some Sequence<PersonReport>) -> String {
        var writer = MarkdownReport(report)
        var text = writer.begin()
        for person in people { text += writer.add(person) }
        return text + writer.end()
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
        return "# Verification \(MarkdownText.escaped(report.run.rawValue))\n\n"
            + "**\(report.conclusion.sentence)**\n\n"
            + "\(report.people) \(report.people == 1 ? "person" : "people"), \(report.accounts.count) CRM "
            + "\(report.accounts.count == 1 ? "account" : "accounts"), mode \(report.mode.words), begun "
            + "\(report.startedAt.formatted(.iso8601))\(ended).\n\n"
            + MarkdownText.head(["verdict", "results"])
            + counts.map { MarkdownText.row([$0.words, "\($1)"]) }.joined() + "\n"
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
        return "## \(MarkdownText.escaped(name))\n\n"
            + "\(account.holders) \(account.holders == 1 ? "holder" : "holders")\(actsAs); proves \(account.access.words); "
            + "\(account.calls.total) calls.\n\n"
            + MarkdownText.head(Self.columns)
            + account.results.map { MarkdownText.row(Self.cells($0)) }.joined() + "\n" + evidence(account)
    }

    /// What the findings have seen, below their table.
    private func evidence(_ account: AccountReport) -> String {
        let findings = account.results.filter { $0.verdict >= .warning && !$0.evidence.isEmpty }
        guard !findings.isEmpty else { return "" }
        return "Evidence:\n\n"
            + findings.map { result in
                let seen = result.evidence.map { "\($0.label): \($0.value)" }.joined(separator: "; ")
                return "- \(MarkdownText.escaped(result.name)): \(MarkdownText.escaped(seen))\n"
            }.joined() + "\n"
    }
}
