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
    /// Verdicts of people's own results.
    public var own: VerdictTally
    /// Probes that may still be there.
    public var cleanup: [PendingCleanup]

    /// Begins a report.
    public init(run: RunID, mode: ProbeMode, startedAt: Date) {
        self.run = run
        self.mode = mode
        self.startedAt = startedAt
        accounts = []
        people = 0
        leftOut = []
        own = VerdictTally()
        cleanup = []
    }

    /// All verdicts together.
    public var tally: VerdictTally {
        var tally = own
        for account in accounts { tally.add(VerdictTally(account.results)) }
        return tally
    }
}
