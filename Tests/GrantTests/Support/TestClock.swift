import Foundation
import SQLiteDriver
import Synchronization

@testable import CRMGateway

/// The clocks of a test's host. Short pauses pass at once and move the time; long ones wait until it has come.
final class TestClock: GatewayClock, StoreClock {
    /// Pauses up to this length pass at once; heartbeats and deadlines are longer.
    static let shortMax: Duration = .seconds(5)

    private struct Sleeper {
        let id: UUID
        let until: Duration
        let continuation: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var elapsed: Duration = .zero
        var wallMilliseconds: Int64 = 1_800_000_000_000
        var sleepers: [Sleeper] = []

        mutating func advance(by duration: Duration) -> [Sleeper] {
            elapsed += duration
            wallMilliseconds += duration.milliseconds
            let due = sleepers.filter { $0.until <= elapsed }
            sleepers.removeAll { $0.until <= elapsed }
            return due
        }
    }

    private let state = Mutex(State())

    var now: Date { Date(timeIntervalSince1970: Double(milliseconds) / 1000) }
    var milliseconds: Int64 { state.withLock { $0.wallMilliseconds } }
    var elapsed: Duration { state.withLock { $0.elapsed } }

    func advance(by duration: Duration) {
        for sleeper in state.withLock({ $0.advance(by: duration) }) { sleeper.continuation.resume() }
    }

    func sleep(for duration: Duration) async throws {
        try Task.checkCancellation()
        guard duration > Self.shortMax else {
            advance(by: duration)
            return await Task.yield()
        }
        let id = UUID()
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                state.withLock { state in
                    let until = state.elapsed + duration
                    state.sleepers.append(Sleeper(id: id, until: until, continuation: continuation))
                }
                if Task.isCancelled { cancel(id) }
            }
        } onCancel: {
            cancel(id)
        }
    }

    private func cancel(_ id: UUID) {
        let sleeper = state.withLock { state in
            let index = state.sleepers.firstIndex { $0.id == id }
            return index.map { state.sleepers.remove(at: $0) }
        }
        sleeper?.continuation.resume(throwing: CancellationError())
    }
}
