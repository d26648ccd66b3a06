import Synchronization
import Workspace

/// The verifications that runs of this process started with their end: to be begun here, without waiting for a scan.
///
/// What is forgotten here, with the process say, is found by the next scan of unfinished runs.
final class FollowUps: Sendable {
    private let started = Mutex<[RunID: RunID]>([:])

    /// Notes which verification a run started.
    func note(_ verification: RunID, after run: RunID) {
        started.withLock { $0[run] = verification }
    }

    /// The verification that a run started; told once.
    func take(after run: RunID) -> RunID? {
        started.withLock { $0.removeValue(forKey: run) }
    }
}
