import ConnectorKit
import Workspace

/// Writes a report as JUnit XML, page by page, so that memory doesn't grow with the team (VER-6).
///
/// One suite for each account and each person acted as there, one for each person, one for what is outside. A failed result is a
/// `failure`, one that wasn't checked an `error`; one that isn't applicable, or wasn't checked and doesn't count, is `skipped`; a
/// warning passes with `system-out`. Whom a case is about stands in its `classname`, so that no two cases of a document are taken
/// for one: `verification.<crm>.<account>.<grant>`, with `.as-<CRM user>` where the gateway acted as somebody;
/// `verification.person.<email>`; `verification.outside`. It keeps to the schema of Jenkins' xUnit plugin, `junit-10.xsd`.
public struct JUnitReport: Sendable {
    private let report: VerificationReport
    private let selection: CheckSelection
    private let about: String?

    /// Begins to write a report.
    ///
    /// - Parameter about: for whom it was made, as people say; `nil` where that isn't known.
    public init(_ report: VerificationReport, about: String? = nil) {
        self.report = report
        self.about = about
        selection = report.selection
    }

    /// What stands before people's results: the accounts'.
    public func begin() -> String {
        let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        let whom = about.map { " of \($0), run" } ?? ""
        let name = XMLText.escaped("verification\(whom) \(report.run.rawValue)")
        return head + "<testsuites name=\"\(name)\">\n" + report.accounts.map { suite($0).text }.joined()
    }

    /// One person's results.
    ///
    /// - Parameter name: what to call them, of one person alone; their id where it is `nil`.
    public func add(_ person: PersonReport, named name: String? = nil) -> String {
        let name = name ?? person.user.rawValue
        return JUnitSuite(
            name: name, properties: [("user", person.user.rawValue)], cases: cases(person.results, "person.\(name)")
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

    /// The cases of one suite; a second result of one name, which no judge gives, would be numbered.
    private func cases(_ results: [CheckResult], _ className: String) -> [JUnitCase] {
        var seen: [String: Int] = [:]
        return results.map { result in
            let count = seen[result.name, default: 0] + 1
            seen[result.name] = count
            return JUnitCase(
                result, counts: selection.counts(result.check), className: "verification.\(className)",
                name: count > 1 ? "\(result.name) (\(count))" : result.name)
        }
    }

    private func suite(_ account: AccountReport) -> JUnitSuite {
        let name = [account.crm.rawValue, account.account.rawValue, account.accountName].compactMap(\.self)
            .joined(separator: " ")
        return JUnitSuite(
            name: name + (account.actsAs.map { ", acts as \($0)" } ?? ""), properties: properties(account),
            cases: cases(account.results, Self.className(account)))
    }

    private static func className(_ account: AccountReport) -> String {
        let way = [account.crm.rawValue, account.account.rawValue, account.grant.rawValue]
        return (way + (account.actingAs.map { ["as-\($0)"] } ?? [])).joined(separator: ".")
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
