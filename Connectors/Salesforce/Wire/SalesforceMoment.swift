import Foundation

/// Moments as Salesforce writes them: `2026-11-20T18:00:00.000+0000`, an offset without a colon.
enum SalesforceMoment {
    /// The first second of the year 1700, the earliest that Salesforce takes, and the last of the year 4000.
    static let secondsAllowed = -8_520_336_000.0...64_092_211_199.0

    /// Reads Salesforce's own form and those of ISO 8601 that it takes.
    static func read(_ text: String) -> Date? {
        guard
            let parts = text.wholeMatch(
                of: /([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2})(\.[0-9]{1,9})?(Z|[+-][0-9]{2}:?[0-9]{2})/)
        else { return nil }
        let zone = parts.output.3
        let offset = zone == "Z" || zone.contains(":") ? String(zone) : "\(zone.dropLast(2)):\(zone.suffix(2))"
        guard let moment = try? Date("\(parts.output.1)\(offset)", strategy: .iso8601) else { return nil }
        let fraction = parts.output.2.flatMap { Double("0\($0)") } ?? 0
        return moment + fraction
    }

    /// UTC to the second, which is all that Salesforce keeps; `nil` for a moment that it doesn't take.
    static func text(of moment: Date) -> String? {
        let seconds = moment.timeIntervalSince1970.rounded(.down)
        guard secondsAllowed.contains(seconds) else { return nil }
        return Date(timeIntervalSince1970: seconds).formatted(.iso8601)
    }

    /// A moment as headers take it (RFC 1123), such as `Fri, 20 Nov 2026 18:00:00 GMT`: to the second, never before the
    /// moment itself; `nil` for a text that is no moment of Salesforce's.
    static func headerText(of text: String) -> String? {
        guard let moment = read(text) else { return nil }
        let seconds = moment.timeIntervalSince1970.rounded(.up)
        guard secondsAllowed.contains(seconds) else { return nil }
        return headerStyle.format(Date(timeIntervalSince1970: seconds))
    }

    private static var headerStyle: Date.VerbatimFormatStyle {
        Date.VerbatimFormatStyle(
            format: """
                \(weekday: .abbreviated), \(day: .twoDigits) \(month: .abbreviated) \(year: .padded(4)) \
                \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\(minute: .twoDigits):\
                \(second: .twoDigits) GMT
                """,
            locale: Locale(identifier: "en_US_POSIX"), timeZone: .gmt, calendar: Calendar(identifier: .gregorian))
    }
}
