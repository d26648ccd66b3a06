/// How many results had which verdict.
public struct VerdictTally: Hashable, Sendable, Codable {
    /// As it should be.
    public private(set) var passed = 0
    /// Nothing of the kind.
    public private(set) var notApplicable = 0
    /// Somebody should look.
    public private(set) var warnings = 0
    /// Couldn't be made.
    public private(set) var notChecked = 0
    /// Doesn't work.
    public private(set) var failed = 0

    /// Counts nothing yet.
    public init() {}

    /// Counts results.
    public init(_ results: some Sequence<CheckResult>) {
        for result in results { add(result.verdict) }
    }

    /// Counts results of the checks that count: those apart do so only when they were asked for by name.
    public init(_ results: some Sequence<CheckResult>, counting selection: CheckSelection) {
        for result in results where selection.counts(result.check) { add(result.verdict) }
    }

    /// Counts one more.
    public mutating func add(_ verdict: Verdict) {
        switch verdict {
        case .passed: passed += 1
        case .notApplicable: notApplicable += 1
        case .warning: warnings += 1
        case .notChecked: notChecked += 1
        case .failed: failed += 1
        }
    }

    /// Counts what another counted.
    public mutating func add(_ other: VerdictTally) {
        passed += other.passed
        notApplicable += other.notApplicable
        warnings += other.warnings
        notChecked += other.notChecked
        failed += other.failed
    }

    /// The worst verdict that was counted; `notApplicable` where there was none.
    public var worst: Verdict {
        if failed > 0 { return .failed }
        if notChecked > 0 { return .notChecked }
        if warnings > 0 { return .warning }
        return passed > 0 ? .passed : .notApplicable
    }
}
