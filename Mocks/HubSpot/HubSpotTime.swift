import Foundation
import MockKit

/// HubSpot's ways to write instants and days.
enum HubSpotTime {
    private static let millisecondsPerDay = 86_400_000

    /// ISO 8601 in UTC with milliseconds, which are left out when they are zero.
    static func text(_ date: Date) -> String { text(milliseconds: Int((date.timeIntervalSince1970 * 1000).rounded())) }

    static func text(milliseconds: Int) -> String {
        let fraction = remainder(milliseconds, 1000)
        let seconds = RFC3339.text(Date(timeIntervalSince1970: Double((milliseconds - fraction) / 1000)))
        return fraction == 0 ? seconds : seconds.dropLast() + "." + String(1000 + fraction).dropFirst() + "Z"
    }

    /// The day, `YYYY-MM-DD`, of milliseconds since 1970.
    static func day(milliseconds: Int) -> String { String(text(milliseconds: milliseconds).prefix { $0 != "T" }) }

    /// The hour, minute and second of an instant when it is not midnight UTC; `nil` at midnight.
    static func timeOfDay(milliseconds: Int) -> String? {
        let inDay = remainder(milliseconds, millisecondsPerDay)
        guard inDay != 0 else { return nil }
        let seconds = inDay / 1000
        return "\(seconds / 3600):\(seconds / 60 % 60):\(seconds % 60).\(inDay % 1000)"
    }

    /// Milliseconds since 1970 of an ISO 8601 instant or day, seconds and the offset's colon optional; `nil` for
    /// anything else.
    static func milliseconds(_ text: String) -> Int? {
        guard let day = RFC3339.day(String(text.prefix(10))) else { return nil }
        let start = Int(day.timeIntervalSince1970) * 1000
        let rest = text.dropFirst(10)
        if rest.isEmpty { return start }
        let pattern = /T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d:?\d\d)/
        guard let match = rest.wholeMatch(of: pattern),
            let hour = Int(match.1), let minute = Int(match.2), hour < 24, minute < 60
        else { return nil }
        let second = match.3.flatMap { Int($0) } ?? 0
        let fraction = match.4.map { String($0.prefix(3)).padding(toLength: 3, withPad: "0", startingAt: 0) } ?? "0"
        let clock = ((hour * 60 + minute) * 60 + second) * 1000 + (Int(fraction) ?? 0)
        return start + clock - RFC3339.secondsEast(match.5) * 1000
    }

    /// What is left of a number beyond the multiple below it, also for instants before 1970.
    private static func remainder(_ number: Int, _ divisor: Int) -> Int {
        let rest = number % divisor
        return rest < 0 ? rest + divisor : rest
    }
}
