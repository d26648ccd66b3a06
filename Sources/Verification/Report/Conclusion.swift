/// What a verification comes to, the worst thing first: what decides the command's exit code (VER-6).
public enum Conclusion: String, Hashable, Sendable, Codable, CaseIterable {
    /// Something doesn't work.
    case failed
    /// Something that was asked for wasn't checked, or nothing was checked at all.
    case notChecked = "not_checked"
    /// All is checked, and a probe may still be in a CRM.
    case cleanupPending = "cleanup_pending"
    /// It works, and somebody should look.
    case warning
    /// Everything is as it should be.
    case passed

    /// Concludes from verdicts that count.
    public init(_ tally: VerdictTally, isCleanupPending: Bool = false) {
        switch tally.worst {
        case .failed: self = .failed
        case .notChecked, .notApplicable: self = .notChecked
        case _ where isCleanupPending: self = .cleanupPending
        case .warning: self = .warning
        case .passed: self = .passed
        }
    }

    /// What the command exits with (product rules, §9).
    public var exitCode: Int32 {
        switch self {
        case .passed: 0
        case .failed: 1
        case .notChecked: 4
        case .warning: 5
        case .cleanupPending: 6
        }
    }
}
