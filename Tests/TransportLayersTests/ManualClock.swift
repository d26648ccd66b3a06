import Foundation
import Synchronization
import TransportLayers

/// A clock that stands still until the test moves it.
final class ManualClock: TransportClock {
    private struct Sleeper {
        let end: Duration
        let continuation: CheckedContinuation<Bool, Never>
    }

    private struct State {
        var now: Duration = .zero
        var sleepers: [Int: Sleeper] = [:]
        var cancelled: Set<Int> = []
        var lastID = 0
    }

    private let state = Mutex(State())
    private let start: Date

    init(startingAt start: Date = Date(timeIntervalSince1970: 1_795_255_200)) {
        self.start = start
    }

    var now: Duration { state.withLock { $0.now } }

    var wallClock: Date { start.addingTimeInterval(now / .seconds(1)) }

    /// How many tasks sleep.
    var sleeperCount: Int { state.withLock { $0.sleepers.count } }

    func sleep(until moment: Duration) async throws {
        let id = state.withLock { state in
            state.lastID += 1
            return state.lastID
        }
        let isOver = await withTaskCancellationHandler {
            await withCheckedContinuation { fallAsleep(id, until: moment, $0) }
        } onCancel: {
            wake(id)
        }
        if !isOver { throw CancellationError() }
    }

    /// Moves the time, waking sleepers in the order of their ends.
    func advance(by duration: Duration) {
        let due = state.withLock { state in
            state.now += duration
            let due = state.sleepers.filter { $0.value.end <= state.now }
            for id in due.keys { state.sleepers[id] = nil }
            return due.values.sorted { $0.end < $1.end }
        }
        for sleeper in due { sleeper.continuation.resume(returning: true) }
    }

    /// Waits until as many tasks sleep.
    func untilSleepers(_ count: Int) async {
        while sleeperCount != count, !Task.isCancelled { await Task.yield() }
    }

    private func fallAsleep(_ id: Int, until moment: Duration, _ continuation: CheckedContinuation<Bool, Never>) {
        let answer: Bool? = state.withLock { state in
            if state.cancelled.remove(id) != nil { return false }
            if moment <= state.now { return true }
            state.sleepers[id] = Sleeper(end: moment, continuation: continuation)
            return nil
        }
        if let answer { continuation.resume(returning: answer) }
    }

    private func wake(_ id: Int) {
        let sleeper = state.withLock { state in
            if state.sleepers[id] == nil { state.cancelled.insert(id) }
            return state.sleepers.removeValue(forKey: id)
        }
        sleeper?.continuation.resume(returning: false)
    }
}
