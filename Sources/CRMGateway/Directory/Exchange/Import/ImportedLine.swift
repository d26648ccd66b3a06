/// A line of a file and what becomes of it.
public struct ImportedLine: Hashable, Sendable {
    /// Where it begins, counted from 1; a header counts.
    public let number: Int
    /// What becomes of it.
    public let verdict: ImportVerdict
}
