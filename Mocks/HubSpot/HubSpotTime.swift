import Foundation

/// HubSpot's ways to write instants and days.
enum HubSpotTime {
    private static let secondsPerDay = 86_400

    /// ISO 8601 in UTC with milliseconds, which are left out when they are zero.
    static func text(_ date: Date) -> String { text(milliseconds: Int((date.timeIntervalSince1970 * 1000).rounded())) }

    static func text(milliseconds: Int) -> String {
        let seconds = floorDivide(milliseconds, 1000)
        let fraction = milliseconds - seconds * 1000
        let days = floorDivide(seconds, secondsPerDay)
        let rest = seconds - days * secondsPerDay
        let clock = "\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))"
        let tail = fraction == 0 ? "" : "." + String(String(1000 + fraction).dropFirst())
        return day(days) + "T" + clock + tail + "Z"
    }

    /// The day, `YYYY-MM-DD`, of milliseconds since 1970 at midnight UTC.
    static func day(milliseconds: Int) -> String { day(floorDivide(milliseconds, secondsPerDay * 1000)) }

    /// The hour, minute and second of an instant when it is not midnight UTC; `nil` at midnight.
    static func timeOfDay(milliseconds: Int) -> String? {
        let inDay = milliseconds - floorDivide(milliseconds, secondsPerDay * 1000) * secondsPerDay * 1000
        guard inDay != 0 else { return nil }
        let seconds = inDay / 1000
        return "\(seconds / 3600):\(seconds / 60 % 60):\(seconds % 60).\(inDay % 1000)"
    }

    /// Whether a text is a day of the calendar, `YYYY-MM-DD`.
    static func isDay(_ text: String) -> Bool { days(text) != nil }

    /// Milliseconds since 1970 of an ISO 8601 instant or day; `nil` for anything else.
    static func milliseconds(_ text: String) -> Int? {
        guard let days = days(String(text.prefix(10))) else { return nil }
        let start = days * secondsPerDay * 1000
        let rest = text.dropFirst(10)
        if rest.isEmpty { return start }
        let pattern = /T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d:?\d\d)/
        guard let match = rest.wholeMatch(of: pattern),
            let hour = Int(match.1), let minute = Int(match.2), hour < 24, minute < 60
        else { return nil }
        let second = match.3.flatMap { Int($0) } ?? 0
        let fraction = match.4.map { String($0.prefix(3)).padding(toLength: 3, withPad: "0", startingAt: 0) } ?? "0"
        let clock = ((hour * 60 + minute) * 60 + second) * 1000 + (Int(fraction) ?? 0)
        return start + clock - offset(match.5)
    }

    /// The milliseconds of a zone such as `+02:00`.
    private static func offset(_ zone: Substring) -> Int {
        guard zone != "Z" else { return 0 }
        let digits = zone.filter(\.isNumber)
        let minutes = (Int(digits.prefix(2)) ?? 0) * 60 + (Int(digits.suffix(2)) ?? 0)
        return (zone.first == "-" ? -1 : 1) * minutes * 60_000
    }

    private static func days(_ text: String) -> Int? {
        guard let match = text.wholeMatch(of: /(\d{4})-(\d\d)-(\d\d)/),
            let year = Int(match.1), let month = Int(match.2), let dayOfMonth = Int(match.3)
        else { return nil }
        let days = daysSince1970(year: year, month: month, day: dayOfMonth)
        return day(days) == text ? days : nil
    }

    /// Days of the proleptic Gregorian calendar, by counting years from March.
    private static func daysSince1970(year: Int, month: Int, day: Int) -> Int {
        let y = month <= 2 ? year - 1 : year
        let era = floorDivide(y, 400)
        let yearOfEra = y - era * 400
        let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private static func day(_ days: Int) -> String {
        let z = days + 719_468
        let era = floorDivide(z, 146_097)
        let dayOfEra = z - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let m = (5 * dayOfYear + 2) / 153
        let month = m < 10 ? m + 3 : m - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return String(format: "%04d", year) + "-\(two(month))-\(two(dayOfYear - (153 * m + 2) / 5 + 1))"
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }

    private static func floorDivide(_ a: Int, _ b: Int) -> Int { a >= 0 ? a / b : -((-a + b - 1) / b) }
}
