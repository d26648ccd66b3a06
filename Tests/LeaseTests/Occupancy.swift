import Synchronization

/// Counts those who are inside at once.
final class Occupancy: Sendable {
    private let state = Mutex((now: 0, most: 0))

    /// The most that ever were.
    var most: Int { state.withLock { $0.most } }

    func enter() {
        state.withLock { state in
            state.now += 1
            state.most = max(state.most, state.now)
        }
    }

    func leave() {
        state.withLock { $0.now -= 1 }
    }
}
