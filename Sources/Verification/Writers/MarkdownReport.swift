import Workspace

/// Writes a report as Markdown, page by page: the summary first, details after (VER-6).
public struct MarkdownReport: Sendable {
    /// Begins to write a report.
    public init(_ report: VerificationReport) {}

    /// The summary, and what was found in accounts.
    public func begin() -> String { "" }

    /// One person's results.
    ///
    /// - Parameter name: what to call them; their id where it is `nil`.
    public mutating func add(_ person: PersonReport, named name: String? = nil) -> String { "" }

    /// What closes the document.
    public func end() -> String { "" }

    /// The whole document, for people who fit into memory.
    public static func text(_ report: VerificationReport, people: some Sequence<PersonReport>) -> String {
        var writer = MarkdownReport(report)
        var text = writer.begin()
        for person in people { text += writer.add(person) }
        return text + writer.end()
    }
}
