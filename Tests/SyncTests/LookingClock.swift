import CRMGatewayTesting
import Foundation
import MockKit
import Synchronization

@testable import CRMGateway

/// The host's clock, but that pauses between two looks at a new property pass at once, here and in a mock.
final class LookingClock: GatewayClock {
    private struct State {
        var ahead: Duration = .zero
        var mock: MockServer?
    }

    private let host = SystemGatewayClock()
    private let state = Mutex(State())

    /// The mock whose time goes with it; `nil` for one in which nothing changes meanwhile.
    var mock: MockServer? {
        get { state.withLock { $0.mock } }
        set { state.withLock { $0.mock = newValue } }
    }

    var now: Date { host.now }

    var elapsed: Duration { host.elapsed + state.withLock { $0.ahead } }

    func sleep(for duration: Duration) async throws {
        guard duration == OwnerPropertyEnsurer.lookPause else { return try await host.sleep(for: duration) }
        let mock = state.withLock { state in
            state.ahead += duration
            return state.mock
        }
        mock?.advanceClock(by: duration)
    }
}
