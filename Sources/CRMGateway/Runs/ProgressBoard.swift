import Synchronization
import Workspace

/// How far the runs of this process are: kept in memory, because it changes faster than it is worth writing down.
final class ProgressBoard: Sendable {
    private let latest = Mutex<[RunID: [RunProgress]]>([:])

    /// How many runs are remembered at most; an ended run is forgotten.
    static let runsMax = 1_000

    /// Notes how far a part of a run is; it replaces what was noted for the same part.
    func note(_ progress: RunProgress, of run: RunID) {
        latest.withLock { latest in
            guard latest[run] != nil || latest.count < Self.runsMax else { return }
            var parts = latest[run] ?? []
            parts.removeAll { $0.crm == progress.crm }
            parts.append(progress)
            latest[run] = parts
        }
    }

    /// How far a run is, a line for each part.
    func of(_ run: RunID) -> [RunProgress] {
        latest.withLock { $0[run] ?? [] }
    }

    /// Forgets a run.
    func forget(_ run: RunID) {
        latest.withLock { $0[run] = nil }
    }
}
