public import Foundation
public import MockKit
import Synchronization
public import TransportLayers

/// The time of a session: it goes with the real time, and pauses are not waited for but jumped over.
///
/// A jump moves the mock's clock too, so that its windows pass and its tokens end as they would have. Waits longer than
/// ``jumpMax`` (deadlines of whole calls) are real: they end when the call does.
public final class ContractClock: TransportClock {
    /// The longest wait that is jumped over: 65 s, above every pause of the stack and below every deadline.
    public static let jumpMax: Duration = .seconds(65)

    private struct State {
        var ahead: Duration = .zero
        var jumps: [Duration] = []
    }

    private let mock: MockClock
    private let start = ContinuousClock.now
    private let state = Mutex(State())

    /// Goes together with a mock's clock.
    public init(mock: MockClock) {
        self.mock = mock
    }

    /// The time since the session began, jumps included.
    public var now: Duration { state.withLock { $0.ahead } + (ContinuousClock.now - start) }

    /// The date, jumps included.
    public var wallClock: Date { mock.now }

    /// The pauses that were jumped over, in order.
    public var jumps: [Duration] { state.withLock { $0.jumps } }

    /// Puts the session's and the mock's clock forward.
    public func advance(by duration: Duration) {
        state.withLock { $0.ahead += duration }
        mock.advance(by: duration)
    }

    /// Jumps over a pause, or waits for a deadline.
    public func sleep(until moment: Duration) async throws {
        try Task.checkCancellation()
        let wait = moment - now
        guard wait <= ContractClock.jumpMax else { return try await ContinuousClock().sleep(for: wait) }
        guard wait > .zero else { return }
        advance(by: wait)
        state.withLock { $0.jumps.append(wait) }
    }
}
