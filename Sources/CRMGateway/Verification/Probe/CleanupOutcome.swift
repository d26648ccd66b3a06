import Verification

/// What a clean-up of an account came to.
struct CleanupOutcome: Sendable {
    /// What may still be there.
    var pending: [PendingCleanup] = []
    /// How many probes of earlier runs are gone now.
    var removed = 0
    /// Warnings of the check `writeback.cleanup`: what was left in designated records, because somebody changed it.
    var results: [CheckResult] = []
}
