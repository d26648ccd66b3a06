import Verification

extension RunState {
    /// How a verification's run ends (VER-6): as `failed` where something doesn't work, or the verification broke off; as
    /// `succeeded` only where all that was asked for was checked and passed, and no probe is left; else with warnings.
    init(_ outcome: VerificationOutcome) {
        switch outcome.report.conclusion {
        case _ where outcome.failure != nil: self = .failed
        case .failed: self = .failed
        case .passed: self = .succeeded
        case .notChecked, .cleanupPending, .warning: self = .succeededWithWarnings
        }
    }
}
