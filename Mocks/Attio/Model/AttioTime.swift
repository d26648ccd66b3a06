import Foundation
import MockKit

/// Attio's ways to write instants and days.
enum AttioTime {
    private static let format = Date.ISO8601FormatStyle(includingFractionalSeconds: true)

    /// `2025-07-27T14:06:20.785000000Z`: milliseconds, filled up to nanoseconds.
    static func text(_ date: Date) -> String { date.formatted(format).dropLast() + "000000Z" }

    /// An instant as Attio keeps it, in UTC and with nine decimals; `nil` for what is no instant.
    static func timestamp(_ text: String) -> String? { moment(text).map { $0.seconds + "." + $0.fraction + "Z" } }

    /// A day as Attio keeps it: what is missing is the first, and a zone moves the day to that of UTC; `nil` for what is
    /// no day.
    static func day(_ text: String) -> String? { moment(text).map { String($0.seconds.prefix(10)) } }

    /// A day some time later, by an ISO 8601 duration of years, months, weeks and days; `nil` for another text.
    static func date(_ date: Date, later duration: String) -> Date? {
        let pattern = /P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?/
        guard let match = duration.wholeMatch(of: pattern), duration.count > 1 else { return nil }
        func number(_ part: Substring?) -> Int { part.flatMap { Int($0) } ?? 0 }
        let parts = DateComponents(
            year: number(match.1), month: number(match.2), day: number(match.3) * 7 + number(match.4),
            hour: number(match.5), minute: number(match.6), second: number(match.7))
        return Calendar.utc.date(byAdding: parts, to: date)
    }

    /// The whole seconds, as `2023-01-02T23:00:00`, and nine digits of the fraction.
    private static func moment(_ text: String) -> (seconds: String, fraction: String)? {
        let pattern =
            /(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d:?\d\d)?)?)?)?/
        guard let match = text.wholeMatch(of: pattern) else { return nil }
        func number(_ part: Substring?, or standard: Int) -> Int { part.flatMap { Int($0) } ?? standard }
        let parts = DateComponents(
            year: number(match.1, or: 0), month: number(match.2, or: 1), day: number(match.3, or: 1),
            hour: number(match.4, or: 0), minute: number(match.5, or: 0), second: number(match.6, or: 0))
        guard parts.isValidDate(in: .utc), let local = Calendar.utc.date(from: parts) else { return nil }
        let instant = local.addingTimeInterval(-Double(RFC3339.secondsEast(match.8 ?? "Z")))
        let fraction = String(match.7 ?? "")
        return (
            String(instant.formatted(format).prefix(19)), fraction + String(repeating: "0", count: 9 - fraction.count)
        )
    }
}
