public import Foundation
import Synchronization

/// The time a mock lives by: it goes with the real time, or stands still, and can be put forward.
///
/// Expiry, quotas and index lag follow it, so a test waits for nothing: it puts the clock forward.
public final class MockClock: Sendable {
    private let origin: Date?
    private let ahead = Mutex<TimeInterval>(0)

    /// Makes a clock that goes with the real time, from now on.
    public init() {
        origin = nil
    }

    /// Makes a clock that stands still at an instant until it is put forward.
    public init(standingAt instant: Date) {
        origin = instant
    }

    /// The mock's present instant.
    public var now: Date {
        (origin ?? Date()).addingTimeInterval(ahead.withLock { $0 })
    }

    /// Puts the clock forward. A negative duration puts it back.
    public func advance(by duration: Duration) {
        ahead.withLock { $0 += duration.seconds }
    }

    func reset() {
        ahead.withLock { $0 = 0 }
    }
}
