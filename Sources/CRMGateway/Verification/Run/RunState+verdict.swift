import Verification

extension RunState {
    /// How a verification's run ends (VER-6): as `failed` where something doesn't work, or the verification broke off; as
    /// `succeeded` only where all that was asked for was checked and passed, and no probe is left; else with warnings.
    init(_ outcome: VerificationOutcome) {
        let worst = outcome.report.tally.worst
        if outcome.failure != nil || worst == .failed {
            self = .failed
        } else if worst == .passed, outcome.report.cleanup.isEmpty {
            self = .succeeded
        } else {
            self = .succeededWithWarnings
        }
    }
}
