public import Foundation

/// How many requests an account made in a stretch of time that moves along, such as the last 24 hours.
///
/// For large limits: it counts by minute, so that a long run keeps few entries. ``RateWindow`` is exact, for small ones.
public struct RequestWindow: Sendable {
    /// How many requests the stretch allows.
    public let countMax: Int
    private static let length: TimeInterval = 86_400
    private static let stepSeconds: TimeInterval = 60

    /// Requests by minute, oldest first, so that a long run keeps few entries.
    private var minutes: [(start: Date, count: Int)] = []
    private var used: Int

    /// Makes a window of 24 hours of which some requests are used up and stay so.
    public init(countMax: Int, used: Int) {
        self.countMax = countMax
        self.used = used
    }

    /// How many were made.
    public mutating func count(at now: Date) -> Int {
        while let first = minutes.first, first.start.addingTimeInterval(Self.length) <= now {
            used -= first.count
            minutes.removeFirst()
        }
        return used
    }

    /// Counts requests, or credits that a request costs.
    public mutating func add(_ count: Int = 1, at now: Date) {
        used += count
        if let last = minutes.last, now.timeIntervalSince(last.start) < Self.stepSeconds {
            minutes[minutes.count - 1].count += count
        } else {
            minutes.append((now, count))
        }
    }
}
