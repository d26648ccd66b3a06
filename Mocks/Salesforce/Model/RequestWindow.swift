import Foundation

/// How many requests an org made in the last 24 hours.
struct RequestWindow: Sendable {
    let countMax: Int
    private static let length: TimeInterval = 86_400
    private static let stepSeconds: TimeInterval = 60

    /// Requests by minute, oldest first, so that a long run keeps few entries.
    private var minutes: [(start: Date, count: Int)] = []
    private var used: Int

    init(countMax: Int, used: Int) {
        self.countMax = countMax
        self.used = used
    }

    /// How many were made.
    mutating func count(at now: Date) -> Int {
        while let first = minutes.first, first.start.addingTimeInterval(Self.length) <= now {
            used -= first.count
            minutes.removeFirst()
        }
        return used
    }

    mutating func add(_ count: Int = 1, at now: Date) {
        used += count
        if let last = minutes.last, now.timeIntervalSince(last.start) < Self.stepSeconds {
            minutes[minutes.count - 1].count += count
        } else {
            minutes.append((now, count))
        }
    }
}
