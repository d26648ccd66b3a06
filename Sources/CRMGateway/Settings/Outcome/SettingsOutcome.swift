public import ConnectorKit
public import Workspace

/// What came of a push of settings, or of a Sync with Admin; its size doesn't grow with the number of targets.
public struct SettingsOutcome: Hashable, Sendable, Codable {
    /// From whose dashboard.
    public let source: UserID
    /// How many targets it was done for.
    public var targets = 0
    /// Who was left out altogether, by reason (SET-7).
    public var skipped: [SkippedTargets] = []
    /// By category, in the order of names; of keys, CRM by CRM, ``crms`` tells more.
    public var categories: [SettingsCategoryOutcome] = []
    /// With `crmKeys`: by CRM.
    public var crms: [CRMOutcome] = []
    /// CRMs that were asked for and that the source has no key for.
    public var nothingToCopy: [CRMID] = []
    /// Why no keys were copied though they were asked for (ACC-6).
    public var keysRefused: RunFailure?
    /// Why the run stopped before it was done, where it did.
    public var failure: RunFailure?

    /// Begins with nothing.
    init(source: UserID) {
        self.source = source
    }

    /// Whether nothing had to be done.
    public var isUnchanged: Bool {
        failure == nil && categories.allSatisfy { $0.applied == 0 && $0.failed == 0 }
            && crms.allSatisfy { $0.verdict == .unchanged }
    }

    /// The state in which a run with this outcome ends. Pure.
    public var state: RunState {
        let isFailed = categories.contains { $0.failed > 0 } || crms.contains { $0.verdict == .failed }
        if failure != nil || isFailed { return .failed }
        let isIncomplete = keysRefused != nil || skipped.contains { $0.code == Refusal.userNotFound.code }
        return isIncomplete || crms.contains(where: \.hasWarnings) ? .succeededWithWarnings : .succeeded
    }
}
