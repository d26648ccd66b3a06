public import Foundation

/// Instants and days as RFC 3339 writes them.
public enum RFC3339 {
    private static let style = Date.ISO8601FormatStyle()

    /// `2026-11-21T10:22:37Z`: whole seconds in UTC.
    public static func text(_ instant: Date) -> String { instant.formatted(style) }

    /// The instant of a text with `Z` or an offset, with or without a fraction; `nil` for anything else.
    public static func instant(_ text: String) -> Date? {
        let pattern = /(\d{4}-\d\d-\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?([Zz]|[+-]\d\d:\d\d)/
        guard let match = text.wholeMatch(of: pattern), let day = day(String(match.1)), let hour = Int(match.2),
            let minute = Int(match.3), let second = Int(match.4), hour < 24, minute < 60, second < 60
        else { return nil }
        let fraction = match.5.flatMap { Double("0." + $0) } ?? 0
        let clock = Double((hour * 60 + minute) * 60 + second) + fraction
        return day.addingTimeInterval(clock - Double(secondsEast(match.6)))
    }

    /// Whether a text is a day of the calendar, `YYYY-MM-DD`.
    public static func isDay(_ text: String) -> Bool { day(text) != nil }

    /// Midnight in UTC of a day `YYYY-MM-DD`; `nil` for a text that is no day of the calendar.
    public static func day(_ text: String) -> Date? {
        guard let match = text.wholeMatch(of: /(\d{4})-(\d\d)-(\d\d)/) else { return nil }
        let parts = DateComponents(year: Int(match.1), month: Int(match.2), day: Int(match.3))
        guard let date = Calendar.utc.date(from: parts),
            Calendar.utc.dateComponents([.year, .month, .day], from: date) == parts
        else { return nil }
        return date
    }

    /// How far a zone such as `Z`, `+02:00` or `-0130` is ahead of Greenwich, in seconds.
    public static func secondsEast(_ zone: Substring) -> Int {
        guard zone.lowercased() != "z" else { return 0 }
        let digits = zone.filter(\.isNumber)
        let minutes = (Int(digits.prefix(2)) ?? 0) * 60 + (Int(digits.suffix(2)) ?? 0)
        return (zone.first == "-" ? -60 : 60) * minutes
    }
}
