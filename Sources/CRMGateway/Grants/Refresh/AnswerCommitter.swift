import Logging
import SQLStore

/// Brings answers into the store; what the store won't take is held in memory, unused, until it does (F-A6).
actor AnswerCommitter {
    private let store: RefreshStore
    private let clock: any GatewayClock
    private let timing: RefreshTiming
    private let logger: Logger
    private var held: [GrantAddress: Task<Void, Never>] = [:]

    init(store: RefreshStore, clock: any GatewayClock, timing: RefreshTiming, logger: Logger) {
        self.store = store
        self.clock = clock
        self.timing = timing
        self.logger = logger
    }

    /// How many grants' newest tokens are in memory alone: killing the process would lose them.
    var heldCount: Int { held.count }

    /// Whether a grant's newest tokens are in memory alone.
    func holds(_ address: GrantAddress) -> Bool { held[address] != nil }

    /// Stores an answer.
    ///
    /// - Throws: `GrantTrouble.notStored` where the store didn't take it in a few attempts; it goes on behind the
    ///   caller then.
    func commit(_ answer: RefreshAnswer, of row: GrantRow) async throws {
        for attempt in 0..<timing.commitAttemptsMax {
            if await isDone(with: answer) { return }
            guard attempt < timing.commitAttemptsMax - 1 else { break }
            try? await clock.sleep(for: timing.commitPauseMin * (1 << attempt))
        }
        hold(answer)
        throw GrantTrouble.notStored(row)
    }

    /// Waits until nothing is held any more: what a graceful stop does last.
    func drain() async {
        while let next = held.first {
            await next.value.value
        }
    }

    private func hold(_ answer: RefreshAnswer) {
        held[answer.address] = Task {
            var pause = timing.commitPauseMin
            while await !isDone(with: answer) {
                // A sleep that is cut short only makes the next attempt earlier.
                try? await clock.sleep(for: pause)
                pause = min(pause * 2, timing.commitPauseMax)
            }
            held[answer.address] = nil
        }
        logger.error(
            "the store doesn't take new tokens; they are held in memory, don't kill this process",
            metadata: ["grants_at_risk": "\(held.count)", "grant": "\(answer.address.grant)"])
    }

    /// Whether the answer is stored, or nobody's any more.
    private func isDone(with answer: RefreshAnswer) async -> Bool {
        do {
            _ = try await store.commit(answer)
            return true
        } catch {
            return false
        }
    }
}
