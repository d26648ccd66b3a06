public import Foundation
public import Workspace

/// What a verification found: by account what people share, and sums of what is each person's own.
///
/// People's own results are many: they are read page by page, and kept as long as the report.
public struct VerificationReport: Hashable, Sendable, Codable {
    /// The run that made it.
    public let run: RunID
    /// How writebacks were probed.
    public let mode: ProbeMode
    /// The checks that were asked for by name, sorted; `nil` for all.
    public let checks: [CheckID]?
    /// When it began.
    public let startedAt: Date
    /// When it ended.
    public var endedAt: Date?
    /// What was found in accounts.
    public var accounts: [AccountReport]
    /// How many people it was about.
    public var people: Int
    /// Who was left out, and why: one line for each reason.
    public var leftOut: [LeftOutPeople]
    /// Verdicts of people's own results, those that count: ``VerdictTally/init(_:counting:)``.
    public var own: VerdictTally
    /// Probes that may still be there.
    public var cleanup: [PendingCleanup]
    /// What nobody can check here, told so that it isn't taken for checked.
    public var outside: [CheckResult]

    /// Begins a report.
    ///
    /// - Parameter checks: what was asked for by name; `nil` for all.
    public init(run: RunID, mode: ProbeMode, checks: Set<CheckID>? = nil, startedAt: Date) {
        self.run = run
        self.mode = mode
        self.checks = checks?.sorted()
        self.startedAt = startedAt
        accounts = []
        people = 0
        leftOut = []
        own = VerdictTally()
        cleanup = []
        outside = OutsideJudge.results(asked: CheckSelection(names: checks))
    }

    /// What was asked for.
    public var selection: CheckSelection { CheckSelection(names: checks.map(Set.init)) }

    /// All verdicts that count, together.
    public var tally: VerdictTally {
        var tally = own
        let selection = selection
        for account in accounts { tally.add(VerdictTally(account.results, counting: selection)) }
        tally.add(VerdictTally(outside, counting: selection))
        return tally
    }

    /// What was found in accounts, the worst first; accounts that are alike stay in their order.
    public var accountsWorstFirst: [AccountReport] {
        let selection = selection
        let judged = accounts.map { (account: $0, worst: VerdictTally($0.results, counting: selection).worst) }
        return Verdict.allCases.sorted(by: >).flatMap { worst in judged.filter { $0.worst == worst }.map(\.account) }
    }

    /// Whether anything was written to a CRM, or tried to.
    public var hasProbed: Bool { accounts.contains { $0.calls.probing + $0.calls.narrowing > 0 } }

    /// What it comes to.
    public var conclusion: Conclusion { Conclusion(tally, isCleanupPending: !cleanup.isEmpty) }

    /// The same without values of records, as people read it of themselves (ACC-12, T-20).
    public var masked: VerificationReport {
        var copy = self
        copy.accounts = accounts.map(\.masked)
        return copy
    }
}
