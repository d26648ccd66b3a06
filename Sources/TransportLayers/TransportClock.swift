public import Foundation

/// The time that the layers see: injected, so that tests never wait.
public protocol TransportClock: Sendable {
    /// The time since a fixed moment of the past; it never runs backwards, and counts suspension of the host.
    var now: Duration { get }

    /// The date and time of day: for days of a quota and HTTP dates, never for measuring.
    var wallClock: Date { get }

    /// Waits.
    ///
    /// - Throws: `CancellationError` as soon as the task is cancelled.
    func sleep(for duration: Duration) async throws
}
