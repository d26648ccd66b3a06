public import Workspace

/// What changed between two reports: got worse since, or better.
public struct ReportDifference: Hashable, Sendable, Codable {
    /// One result that isn't what it was.
    public struct Change: Hashable, Sendable, Codable {
        /// The person whose it is; `nil` for an account's.
        public let user: UserID?
        /// What was found then; `nil` where it wasn't told.
        public let earlier: CheckResult?
        /// What is found now; `nil` where it isn't told.
        public let later: CheckResult?
    }

    /// The earlier run.
    public let earlier: RunID
    /// The later run.
    public let later: RunID
    /// Results whose verdict got worse.
    public private(set) var worse: [Change] = []
    /// Results whose verdict got better.
    public private(set) var better: [Change] = []
    /// Results that only the later report has.
    public private(set) var appeared: [Change] = []
    /// Results that only the earlier report has.
    public private(set) var gone: [Change] = []
    /// How many results are as they were.
    public private(set) var unchanged = 0

    /// Compares what two reports found in accounts; people's own results are added by ``add(_:earlier:later:)``.
    public init(earlier: VerificationReport, later: VerificationReport) {
        self.earlier = earlier.run
        self.later = later.run
    }

    /// Compares what was found of one person alone.
    public mutating func add(_ user: UserID, earlier: [CheckResult], later: [CheckResult]) {
    }
}
