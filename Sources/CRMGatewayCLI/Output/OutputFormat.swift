/// How a result is printed.
enum OutputFormat: String, CaseIterable, Sendable {
    /// For people.
    case table
    /// For programs: one document on standard output, keys that stay.
    case json
    /// For CI: JUnit XML. Verifications alone are written so.
    case junit
    /// For tickets and pull requests: Markdown. Verifications alone are written so.
    case markdown

    /// What every command can print.
    static let usual: Set<OutputFormat> = [.table, .json]
}
