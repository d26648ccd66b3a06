public import Foundation

/// A limit of so many requests, or of a budget that requests spend, a day in a time zone.
public struct DailyQuota: Sendable {
    /// How many requests a day allows.
    public let countMax: Int
    private let calendar: Calendar
    private var day: Date?
    private var used = 0

    /// Makes a quota that nothing was taken from.
    public init(countMax: Int, timeZone: TimeZone) {
        self.countMax = countMax
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = timeZone
        self.calendar = calendar
    }

    /// Takes one request; `false` when the day's are used up.
    public mutating func take(at now: Date) -> Bool {
        turn(to: now)
        guard used < countMax else { return false }
        used += 1
        return true
    }

    /// Spends so much of a budget; `false` when nothing of the day's was left. The last one may cost more than is left.
    public mutating func spend(_ cost: Int, at now: Date) -> Bool {
        turn(to: now)
        guard used < countMax else { return false }
        used = min(countMax, used + cost)
        return true
    }

    /// How many the day still allows.
    public mutating func left(at now: Date) -> Int {
        turn(to: now)
        return countMax - used
    }

    /// How many were taken on this day.
    public mutating func taken(at now: Date) -> Int {
        turn(to: now)
        return used
    }

    /// When the next day begins.
    public func resets(after now: Date) -> Date {
        calendar.date(byAdding: .day, value: 1, to: calendar.startOfDay(for: now)) ?? now
    }

    private mutating func turn(to now: Date) {
        // Surely the same day: the calendar is not asked.
        if let day, now >= day, now < day.addingTimeInterval(82_800) { return }
        let today = calendar.startOfDay(for: now)
        if day != today {
            day = today
            used = 0
        }
    }
}
