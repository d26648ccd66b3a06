import Verification

extension OutputFormat {
    /// Writes a verification in this format.
    ///
    /// - Parameters:
    ///   - name: for whom it was made, as people say.
    ///   - showsAll: whether people are shown every result, and every person.
    func writer(
        _ report: VerificationReport, about name: String, style: TextStyle, showsAll: Bool
    ) -> any VerificationWriter {
        switch self {
        case .table: VerificationText(report: report, name: name, style: style, showsAll: showsAll)
        case .json: VerificationJSON(report: report, name: name)
        case .junit: JUnitReport(report, about: name)
        case .markdown: MarkdownReport(report, about: name)
        }
    }
}
