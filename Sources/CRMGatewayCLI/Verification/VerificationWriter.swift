import Verification

/// Writes a verification piece by piece, so that people's results aren't all in memory at once.
protocol VerificationWriter: Sendable {
    /// What stands before people's own results.
    mutating func begin() -> String
    /// One person's own results.
    ///
    /// - Parameter name: what to call them.
    mutating func add(_ person: PersonReport, named name: String?) -> String
    /// What closes it.
    mutating func end() -> String
}

extension JUnitReport: VerificationWriter {}

extension MarkdownReport: VerificationWriter {}
