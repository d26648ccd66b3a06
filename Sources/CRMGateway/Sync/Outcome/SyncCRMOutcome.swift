public import ConnectorKit

/// What came of a Sync CRM; its size doesn't grow with the number of targets.
public struct SyncCRMOutcome: Hashable, Sendable, Codable {
    /// How many targets it was done for.
    public var targets = 0
    /// Who was left out, by reason.
    public var skipped: [SkippedTargets] = []
    /// By CRM.
    public var crms: [CRMOutcome] = []
    /// CRMs that were asked for and that the organization admin has no key for.
    public var nothingToCopy: [CRMID] = []
    /// Why the run stopped before it was done, where it did.
    public var failure: RunFailure?

    /// Begins with nothing.
    public init() {}

    /// Whether the source had no key at all (SYNC-3).
    public var isNothingToCopy: Bool { crms.isEmpty }

    /// Whether nothing had to be done (SYNC-10).
    public var isUnchanged: Bool { crms.allSatisfy { $0.verdict == .unchanged } }

    /// The state in which a run with this outcome ends. Pure.
    public var state: RunState {
        if failure != nil || crms.contains(where: { $0.verdict == .failed }) { return .failed }
        return crms.contains(where: \.hasWarnings) ? .succeededWithWarnings : .succeeded
    }
}
