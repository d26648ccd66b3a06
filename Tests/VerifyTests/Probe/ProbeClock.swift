import CRMGateway
import Foundation
import MockKit
import Synchronization

/// The host's clock, but that what a probe waits for passes at once, and that a test may go ahead of it.
final class ProbeClock: GatewayClock {
    private struct State {
        var ahead: Duration = .zero
        var mocks: [MockServer] = []
    }

    /// Longer than a probe waits, shorter than a lease's heartbeat: what is below is skipped.
    private static let skippedMax: Duration = .seconds(3)
    private static let skippedMin: Duration = .seconds(1)

    private let host = SystemGatewayClock()
    private let state = Mutex(State())

    var now: Date { host.now.addingTimeInterval(state.withLock { $0.ahead } / .seconds(1)) }

    /// Not ahead: a lease that is held must not run out by a test's leap.
    var elapsed: Duration { host.elapsed }

    /// Whose time goes along.
    func lead(_ mock: MockServer) {
        state.withLock { $0.mocks.append(mock) }
    }

    func advance(by duration: Duration) {
        let mocks = state.withLock { state in
            state.ahead += duration
            return state.mocks
        }
        for mock in mocks { mock.advanceClock(by: duration) }
    }

    func sleep(for duration: Duration) async throws {
        guard (Self.skippedMin...Self.skippedMax).contains(duration) else { return try await host.sleep(for: duration) }
        try Task.checkCancellation()
        advance(by: duration)
    }
}
