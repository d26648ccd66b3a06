import Glibc
import Synchronization

/// Counts requests and writing transactions, and ends the process at one of them.
final class SuddenDeath: Sendable {
    private struct State {
        var moment: DeathMoment?
        var passed: [DeathMoment.Kind: Int] = [:]
    }

    private let state = Mutex(State())

    /// Counts from now on, to the end that was chosen.
    func choose(_ moment: DeathMoment) {
        state.withLock { $0 = State(moment: moment) }
    }

    /// Comes to such a moment; returns where it isn't the chosen one.
    func pass(_ kind: DeathMoment.Kind) {
        state.withLock { state in
            state.passed[kind, default: 0] += 1
            guard let moment = state.moment, moment.kind == kind, state.passed[kind] == moment.number else { return }
            kill(getpid(), SIGKILL)
            // The signal reaches this thread before it does anything else; others wait at the lock.
            while true { pause() }
        }
    }

    /// How many moments of a kind were passed.
    func passed(_ kind: DeathMoment.Kind) -> Int {
        state.withLock { $0.passed[kind] ?? 0 }
    }
}
