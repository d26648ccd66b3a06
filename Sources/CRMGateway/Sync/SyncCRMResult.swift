import Foundation

/// What a workflow brings home: the outcome, and until when some of it has to wait.
struct SyncCRMResult: Sendable {
    /// What came of it so far.
    var outcome: SyncCRMOutcome
    /// How long the run waits before it goes on; `nil` when it is done.
    var pause: CRMPause?

    init(outcome: SyncCRMOutcome) {
        self.outcome = outcome
    }

    mutating func add(_ part: CRMPart) {
        outcome.crms.append(part.outcome)
        guard let other = part.pause else { return }
        pause = pause.map { $0.duration < other.duration ? $0 : other } ?? other
    }
}
