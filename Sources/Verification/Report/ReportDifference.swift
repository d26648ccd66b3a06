import ConnectorKit
public import Workspace

/// What changed between two reports: what got worse since, and what better.
///
/// Results are compared by check, place (the CRM account or the person) and subject. Most reports fold what is as it should be
/// into one result for each object: a finding of one property that stands in only one of the reports is compared with the
/// result of the other that covers it. Only what both were asked for is compared; of writebacks, only what was probed in the
/// same way.
public struct ReportDifference: Hashable, Sendable, Codable {
    /// How many changes of one kind are told at most; more are counted.
    public static let changesMax = 1_000

    /// The earlier run.
    public let earlier: RunID
    /// The later run.
    public let later: RunID
    /// Results whose verdict got worse, or that can't be checked any more.
    public private(set) var worse = ResultChanges()
    /// Results whose verdict got better.
    public private(set) var better = ResultChanges()
    /// Results that only the later report has.
    public private(set) var appeared = ResultChanges()
    /// Results that only the earlier report has.
    public private(set) var gone = ResultChanges()
    /// Results with the verdict that they had, and another cause.
    public private(set) var altered = ResultChanges()
    /// How many results are as they were.
    public private(set) var unchanged = 0
    /// What it comes to: the worst verdict that is new; a warning where only something is gone; else passed.
    public private(set) var verdict = Verdict.passed

    private let earlierChecks: [CheckID]?
    private let laterChecks: [CheckID]?
    private let isSameMode: Bool

    /// Compares what two reports found in accounts; people's own results are added by ``add(_:earlier:later:)``.
    public init(earlier: VerificationReport, later: VerificationReport) {
        self.earlier = earlier.run
        self.later = later.run
        earlierChecks = earlier.checks
        laterChecks = later.checks
        isSameMode = earlier.mode == later.mode
        for (before, after) in AccountPairs.of(earlier.accounts, later.accounts) {
            let account = after ?? before
            let place = ResultChange.Place(
                crm: account?.crm, account: account?.account, actingAs: account?.actingAs)
            compare(before?.results ?? [], after?.results ?? [], at: place)
        }
    }

    /// Compares what was found of one person alone.
    public mutating func add(_ user: UserID, earlier: [CheckResult], later: [CheckResult]) {
        compare(earlier, later, at: ResultChange.Place(user: user))
    }

    private mutating func compare(_ before: [CheckResult], _ after: [CheckResult], at place: ResultChange.Place) {
        let comparison = ResultComparison(before.filter(compares), after.filter(compares))
        unchanged += comparison.unchanged
        for pair in comparison.changes {
            note(ResultChange(place: place, earlier: pair.earlier, later: pair.later))
        }
    }

    private mutating func note(_ change: ResultChange) {
        switch change.kind {
        case .worse: worse.add(change)
        case .better: better.add(change)
        case .appeared: appeared.add(change)
        case .gone: gone.add(change)
        case .altered: altered.add(change)
        }
        verdict = max(verdict, change.verdict)
    }

    private func compares(_ result: CheckResult) -> Bool {
        let asked = [earlierChecks, laterChecks].allSatisfy { checks in
            CheckSelection(names: checks.map(Set.init)).includes(result.check)
        }
        return asked && (isSameMode || !result.check.isWriteback)
    }
}

extension CheckID {
    /// Whether it is made by writing, so that what it finds depends on the mode.
    var isWriteback: Bool { CheckSelection.covers("writeback", self) && self != .cleanup }

    /// Whether it is the writeback of an object.
    var isOfObject: Bool { isWriteback && self != .ownAccess }
}
