import Workspace

/// Writes a report as JUnit XML, page by page (VER-6).
public struct JUnitReport: Sendable {
    /// Begins to write a report.
    public init(_ report: VerificationReport) {}

    /// What stands before people's results: the accounts'.
    public func begin() -> String { "" }

    /// One person's results.
    ///
    /// - Parameter name: what to call them; their id where it is `nil`.
    public mutating func add(_ person: PersonReport, named name: String? = nil) -> String { "" }

    /// What closes the document.
    public func end() -> String { "" }

    /// The whole document, for people who fit into memory.
    public static func text(_ report: VerificationReport, people: some Sequence<PersonReport>) -> String {
        var writer = JUnitReport(report)
        var text = writer.begin()
        for person in people { text += writer.add(person) }
        return text + writer.end()
    }
}
