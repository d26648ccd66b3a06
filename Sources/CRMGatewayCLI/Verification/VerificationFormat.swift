import Verification

/// How a verification is written.
enum VerificationFormat: String, CaseIterable, Sendable {
    /// For people.
    case table
    /// For programs: one document.
    case json
    /// For CI: JUnit XML.
    case junit
    /// For pull requests and tickets.
    case markdown

    /// Writes a verification of somebody in this format.
    ///
    /// - Parameter showsAll: whether people are shown every result, and every person.
    func writer(
        _ report: VerificationReport, about name: String, style: TextStyle, showsAll: Bool
    ) -> any VerificationWriter {
        switch self {
        case .table: VerificationText(report: report, name: name, style: style, showsAll: showsAll)
        case .json: VerificationJSON(report: report, name: name)
        case .junit: JUnitReport(report)
        case .markdown: MarkdownReport(report)
        }
    }
}
