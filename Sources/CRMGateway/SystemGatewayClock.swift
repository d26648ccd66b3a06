public import Foundation

/// The host's clocks.
public struct SystemGatewayClock: GatewayClock {
    private let start = ContinuousClock.now

    /// Takes the host's clocks.
    public init() {}

    /// The wall clock.
    public var now: Date { Date() }

    /// Time since this value was made, suspension counted.
    public var elapsed: Duration { ContinuousClock.now - start }

    /// Waits on the continuous clock.
    public func sleep(for duration: Duration) async throws {
        try await Task.sleep(for: duration, clock: .continuous)
    }
}
