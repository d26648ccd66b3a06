import Synchronization

/// The moment at which a process of a test dies: from then on it neither reaches a CRM nor writes a row.
final class Death: Sendable {
    /// Before what it dies.
    enum Moment: Sendable, Equatable {
        /// The nth request, which isn't sent.
        case beforeRequest(Int)
        /// The nth request, which is sent, and whose answer nobody reads.
        case afterRequest(Int)
        /// The nth write, which isn't made.
        case beforeWrite(Int)
        /// The nth write, which is made, and of which nobody hears.
        case afterWrite(Int)
    }

    private struct State {
        var requests = 0
        var writes = 0
        var isDead = false
    }

    let moment: Moment
    private let state = Mutex(State())

    init(at moment: Moment) {
        self.moment = moment
    }

    var hasCome: Bool { state.withLock { $0.isDead } }

    /// Whether the next request is sent, and whether its answer is read.
    func passRequest() -> (isSent: Bool, isRead: Bool) {
        state.withLock { state in
            if state.isDead { return (false, false) }
            state.requests += 1
            switch moment {
            case .beforeRequest(state.requests):
                state.isDead = true
                return (false, false)
            case .afterRequest(state.requests):
                state.isDead = true
                return (true, false)
            default: return (true, true)
            }
        }
    }

    /// Whether the next write is made, and whether anybody hears of it.
    func passWrite() -> (isMade: Bool, isHeard: Bool) {
        state.withLock { state in
            if state.isDead { return (false, false) }
            state.writes += 1
            switch moment {
            case .beforeWrite(state.writes):
                state.isDead = true
                return (false, false)
            case .afterWrite(state.writes):
                state.isDead = true
                return (true, false)
            default: return (true, true)
            }
        }
    }
}
