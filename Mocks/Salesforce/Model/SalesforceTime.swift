import Foundation

/// Salesforce's ways to write instants and days.
enum SalesforceTime {
    private static let utc = TimeZone(secondsFromGMT: 0) ?? .gmt

    private static var calendar: Calendar {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = utc
        return calendar
    }

    /// `2026-11-20T18:00:00.000+0000`: whole seconds, and no colon in the offset.
    static func text(_ date: Date) -> String { seconds(date) + ".000+0000" }

    /// `2026-11-20T18:00:00Z`, as the identity services write instants.
    static func identityText(_ date: Date) -> String { seconds(date) + "Z" }

    /// `2026-11-20`
    static func day(_ date: Date) -> String { String(seconds(date).prefix(10)) }

    /// `Sat, 21 Nov 2026 10:00:00 GMT`, as HTTP headers have it.
    static func header(_ date: Date) -> String {
        let parts = calendar.dateComponents([.weekday, .day, .month, .year, .hour, .minute, .second], from: date)
        let weekday = weekdays[(parts.weekday ?? 1) - 1]
        let month = months[(parts.month ?? 1) - 1]
        let clock = [parts.hour, parts.minute, parts.second].map { two($0 ?? 0) }.joined(separator: ":")
        return "\(weekday), \(two(parts.day ?? 1)) \(month) \(parts.year ?? 1970) \(clock) GMT"
    }

    /// The instant of an HTTP date; `nil` for anything else.
    static func date(header: String) -> Date? {
        let pattern = /\w{3}, (\d\d) (\w{3}) (\d{4}) (\d\d):(\d\d):(\d\d) GMT/
        guard let match = header.wholeMatch(of: pattern), let month = months.firstIndex(of: String(match.2))
        else { return nil }
        return calendar.date(
            from: DateComponents(
                year: Int(match.3), month: month + 1, day: Int(match.1), hour: Int(match.4), minute: Int(match.5),
                second: Int(match.6)))
    }

    /// The instant of a `datetime` value, with `Z` or an offset with or without colon; `nil` for anything else.
    static func date(_ text: String) -> Date? {
        let pattern = /(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d{1,9})?(Z|[+-]\d\d:?\d\d)/
        guard let match = text.wholeMatch(of: pattern), isDay(String(text.prefix(10))),
            let hour = Int(match.4), let minute = Int(match.5), let second = Int(match.6), hour < 24, minute < 60,
            second < 60,
            let local = calendar.date(
                from: DateComponents(
                    year: Int(match.1), month: Int(match.2), day: Int(match.3), hour: hour, minute: minute,
                    second: second))
        else { return nil }
        return local.addingTimeInterval(-offset(match.7))
    }

    /// Whether a text is a day of the calendar, `YYYY-MM-DD`.
    static func isDay(_ text: String) -> Bool {
        guard let match = text.wholeMatch(of: /(\d{4})-(\d\d)-(\d\d)/),
            let date = calendar.date(
                from: DateComponents(year: Int(match.1), month: Int(match.2), day: Int(match.3)))
        else { return false }
        return day(date) == text
    }

    private static func offset(_ zone: Substring) -> TimeInterval {
        guard zone != "Z" else { return 0 }
        let digits = zone.filter(\.isNumber)
        let minutes = (Int(digits.prefix(2)) ?? 0) * 60 + (Int(digits.suffix(2)) ?? 0)
        return TimeInterval((zone.first == "-" ? -1 : 1) * minutes * 60)
    }

    private static func seconds(_ date: Date) -> String {
        let parts = calendar.dateComponents([.day, .month, .year, .hour, .minute, .second], from: date)
        let year = String(10_000 + (parts.year ?? 1970)).dropFirst()
        let clock = [parts.hour, parts.minute, parts.second].map { two($0 ?? 0) }.joined(separator: ":")
        return "\(year)-\(two(parts.month ?? 1))-\(two(parts.day ?? 1))T\(clock)"
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

    private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
}
