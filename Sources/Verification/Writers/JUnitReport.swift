import ConnectorKit
import Workspace

/// Writes a report as JUnit XML, page by page, so that memory doesn't grow with the team (VER-6).
///
/// One suite for each account, one for each person, one for what is outside. A failed result is a `failure`, one that wasn't
/// checked an `error`; one that isn't applicable, or doesn't count, is `skipped`; a warning passes with `system-out`. It keeps to
/// the schema of Jenkins' xUnit plugin, `junit-10.xsd`.
public struct JUnitReport: Sendable {
    private let report: VerificationReport
    private let selection: CheckSelection

    /// Begins to write a report.
    public init(_ report: VerificationReport) {
        self.report = report
        selection = report.selection
    }

    /// What stands before people's results: the accounts'.
    public func begin() -> String {
        let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        let name = XMLText.escaped("verification \(report.run.rawValue)")
        return head + "<testsuites name=\"\(name)\">\n" + report.accounts.map { suite($0).text }.joined()
    }

    /// One person's results.
    ///
    /// - Parameter name: what to call them; their id where it is `nil`.
    public func add(_ person: PersonReport, named name: String? = nil) -> String {
        JUnitSuite(
            name: name ?? person.user.rawValue, properties: [("user", person.user.rawValue)],
            cases: cases(person.results, "person")
        ).text
    }

    /// What is outside, and what closes the document.
    public func end() -> String {
        guard !report.outside.isEmpty else { return "</testsuites>\n" }
        return JUnitSuite(name: "outside", properties: [], cases: cases(report.outside, "outside")).text
            + "</testsuites>\n"
    }

    /// The whole document, for people who fit into memory.
    public static func text(_ report: VerificationReport, people: some Sequence<PersonReport>) -> String {
        let writer = JUnitReport(report)
        return writer.begin() + people.map { writer.add($0) }.joined() + writer.end()
    }

    private func cases(_ results: [CheckResult], _ className: String) -> [JUnitCase] {
        results.map { JUnitCase($0, counts: selection.counts($0.check), className: "verification.\(className)") }
    }

    private func suite(_ account: AccountReport) -> JUnitSuite {
        JUnitSuite(
            name: [account.crm.rawValue, account.account.rawValue, account.accountName].compactMap(\.self)
                .joined(separator: " "),
            properties: properties(account), cases: cases(account.results, account.crm.rawValue))
    }

    private func properties(_ account: AccountReport) -> [(name: String, value: String)] {
        let actsAs = account.actsAs.map { [(name: "acts_as", value: $0)] } ?? []
        return [
            (name: "crm", value: account.crm.rawValue), (name: "account", value: account.account.rawValue),
            (name: "grant", value: account.grant.rawValue),
        ] + actsAs + [
            (name: "access", value: account.access.rawValue), (name: "mode", value: report.mode.rawValue),
            (name: "holders", value: "\(account.holders)"), (name: "calls", value: "\(account.calls.total)"),
        ]
    }
}
