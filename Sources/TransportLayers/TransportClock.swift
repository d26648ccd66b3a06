public import Foundation

/// The time that the layers see: injected, so that tests never wait.
public protocol TransportClock: Sendable {
    /// The time since a fixed moment of the past; it never runs backwards, and counts suspension of the host.
    var now: Duration { get }

    /// The date and time of day: for days of a quota and HTTP dates, never for measuring.
    var wallClock: Date { get }

    /// Waits until a moment, by ``now``; not at all when it has passed.
    ///
    /// A moment, and not a length of time: else the time between deciding to wait and waiting would be lost.
    ///
    /// - Throws: `CancellationError` as soon as the task is cancelled.
    func sleep(until moment: Duration) async throws
}

extension TransportClock {
    /// Waits from now on.
    ///
    /// - Throws: `CancellationError` as soon as the task is cancelled.
    public func sleep(for duration: Duration) async throws {
        try await sleep(until: now + duration)
    }
}
