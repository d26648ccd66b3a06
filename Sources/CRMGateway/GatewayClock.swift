public import Foundation

/// Where the gateway's time comes from: injected, so that tests don't sleep.
public protocol GatewayClock: Sendable {
    /// The wall clock.
    var now: Date { get }
    /// A clock that only goes forward and counts suspension.
    var elapsed: Duration { get }
    /// Waits.
    ///
    /// - Throws: `CancellationError`.
    func sleep(for duration: Duration) async throws
}

extension GatewayClock {
    /// The wall clock in milliseconds since 1970.
    public var milliseconds: Int64 { Int64((now.timeIntervalSince1970 * 1000).rounded(.down)) }
}
