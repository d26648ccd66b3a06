import Foundation
import SQLiteDriver
import Synchronization

@testable import CRMGateway

/// The clocks of a test's host, which stand still until they are moved: the store's wall clock and our stopwatch.
final class ManualClock: GatewayClock, StoreClock {
    private struct Sleeper {
        let id: UUID
        let until: Duration
        let continuation: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var elapsed: Duration = .zero
        var wallMilliseconds: Int64 = 1_800_000_000_000
        var sleepers: [Sleeper] = []
        var slept: [Duration] = []
        var watchers: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []

        /// Those who wait for no more sleepers than there are.
        mutating func takeSatisfiedWatchers() -> [CheckedContinuation<Void, Never>] {
            let satisfied = watchers.filter { $0.count <= sleepers.count }.map(\.continuation)
            watchers.removeAll { $0.count <= sleepers.count }
            return satisfied
        }
    }

    private let state = Mutex(State())

    var now: Date { Date(timeIntervalSince1970: Double(milliseconds) / 1000) }
    var milliseconds: Int64 { state.withLock { $0.wallMilliseconds } }
    var elapsed: Duration { state.withLock { $0.elapsed } }
    /// Every pause that was asked for, in order.
    var slept: [Duration] { state.withLock { $0.slept } }

    func sleep(for duration: Duration) async throws {
        let id = UUID()
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let satisfied = state.withLock { state in
                    let until = state.elapsed + duration
                    state.slept.append(duration)
                    state.sleepers.append(Sleeper(id: id, until: until, continuation: continuation))
                    return state.takeSatisfiedWatchers()
                }
                for watcher in satisfied { watcher.resume() }
                if Task.isCancelled { cancel(id) }
            }
        } onCancel: {
            cancel(id)
        }
    }

    /// Time goes on, for both clocks.
    func advance(by duration: Duration) {
        let due = state.withLock { state in
            state.elapsed += duration
            state.wallMilliseconds += Int64(duration / .milliseconds(1))
            let due = state.sleepers.filter { $0.until <= state.elapsed }
            state.sleepers.removeAll { $0.until <= state.elapsed }
            return due
        }
        for sleeper in due { sleeper.continuation.resume() }
    }

    /// Someone sets the wall clock; the stopwatch doesn't notice.
    func setWallClock(by milliseconds: Int64) {
        state.withLock { $0.wallMilliseconds += milliseconds }
    }

    /// Waits until so many sleep at once.
    func sleepers(_ count: Int) async {
        await withCheckedContinuation { continuation in
            let satisfied = state.withLock { state in
                state.watchers.append((count, continuation))
                return state.takeSatisfiedWatchers()
            }
            for watcher in satisfied { watcher.resume() }
        }
    }

    private func cancel(_ id: UUID) {
        let sleeper = state.withLock { state -> Sleeper? in
            guard let index = state.sleepers.firstIndex(where: { $0.id == id }) else { return nil }
            return state.sleepers.remove(at: index)
        }
        sleeper?.continuation.resume(throwing: CancellationError())
    }
}
