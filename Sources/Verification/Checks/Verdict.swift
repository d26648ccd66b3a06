/// What a check found (VER-1).
public enum Verdict: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
    /// As it should be.
    case passed
    /// There is nothing of the kind to check.
    case notApplicable = "not_applicable"
    /// It works, and somebody should look.
    case warning
    /// It was asked for and couldn't be made; the reason is told. Never counts as passed.
    case notChecked = "not_checked"
    /// It doesn't work.
    case failed

    /// Orders from good to bad.
    public static func < (left: Verdict, right: Verdict) -> Bool {
        left.badness < right.badness
    }

    private var badness: Int {
        switch self {
        case .passed: 0
        case .notApplicable: 1
        case .warning: 2
        case .notChecked: 3
        case .failed: 4
        }
    }
}
