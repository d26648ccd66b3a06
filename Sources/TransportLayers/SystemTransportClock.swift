public import Foundation

/// The host's clocks.
public struct SystemTransportClock: TransportClock {
    private static let start = ContinuousClock.now

    /// Reads the host's clocks.
    public init() {}

    /// The time since the process first asked.
    public var now: Duration { ContinuousClock.now - SystemTransportClock.start }

    /// The host's date.
    public var wallClock: Date { Date() }

    /// Waits by the clock that counts suspension.
    public func sleep(until moment: Duration) async throws {
        try await ContinuousClock().sleep(until: SystemTransportClock.start + moment)
    }
}
