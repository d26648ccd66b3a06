public import Foundation

/// Instants and days as ISO 8601 texts with whole seconds.
public enum ZonedTime {
    private static let utc = TimeZone(secondsFromGMT: 0) ?? .gmt

    private static var calendar: Calendar {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = utc
        return calendar
    }

    /// `2026-11-20T19:00:00+01:00`: an instant as clocks so many seconds east of Greenwich show it.
    public static func text(_ date: Date, secondsFromGMT offset: Int) -> String {
        let parts = calendar.dateComponents(
            [.day, .month, .year, .hour, .minute, .second], from: date.addingTimeInterval(Double(offset)))
        let year = String(10_000 + (parts.year ?? 1970)).dropFirst()
        let clock = [parts.hour, parts.minute, parts.second].map { two($0 ?? 0) }.joined(separator: ":")
        let zone = (offset < 0 ? "-" : "+") + two(abs(offset) / 3600) + ":" + two(abs(offset) / 60 % 60)
        return "\(year)-\(two(parts.month ?? 1))-\(two(parts.day ?? 1))T\(clock)\(zone)"
    }

    /// The instant of a text with `Z` or an offset with or without colon; `nil` for anything else.
    ///
    /// Fractions of seconds are dropped.
    public static func date(_ text: String) -> Date? {
        let pattern = /(\d{4}-\d\d-\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d{1,9})?(Z|[+-]\d\d:?\d\d)/
        guard let match = text.wholeMatch(of: pattern), let day = day(String(match.1)), let hour = Int(match.2),
            let minute = Int(match.3), let second = Int(match.4), hour < 24, minute < 60, second < 60
        else { return nil }
        return day.addingTimeInterval(Double(hour * 3600 + minute * 60 + second) - offset(match.5))
    }

    /// Whether a text is a day of the calendar, `YYYY-MM-DD`.
    public static func isDay(_ text: String) -> Bool { day(text) != nil }

    private static func day(_ text: String) -> Date? {
        guard let match = text.wholeMatch(of: /(\d{4})-(\d\d)-(\d\d)/),
            let date = calendar.date(
                from: DateComponents(year: Int(match.1), month: Int(match.2), day: Int(match.3))),
            self.text(date, secondsFromGMT: 0).hasPrefix(text)
        else { return nil }
        return date
    }

    private static func offset(_ zone: Substring) -> TimeInterval {
        guard zone != "Z" else { return 0 }
        let digits = zone.filter(\.isNumber)
        let minutes = (Int(digits.prefix(2)) ?? 0) * 60 + (Int(digits.suffix(2)) ?? 0)
        return TimeInterval((zone.first == "-" ? -1 : 1) * minutes * 60)
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
