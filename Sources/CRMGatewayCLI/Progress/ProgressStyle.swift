/// How progress is shown on standard error.
enum ProgressStyle: String, CaseIterable, Sendable {
    /// Live on a terminal, lines elsewhere.
    case auto
    /// A block of lines, drawn again and again.
    case live
    /// A line for each thing that happened.
    case lines
    /// Nothing.
    case off
}
