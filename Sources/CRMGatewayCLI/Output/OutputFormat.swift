/// How a result is printed.
enum OutputFormat: String, CaseIterable, Sendable {
    /// For people.
    case table
    /// For programs: one document on standard output, keys that stay.
    case json
}
