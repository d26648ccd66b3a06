import Foundation

/// Moments as Attio writes them: UTC with nine decimals, `2025-07-27T14:06:20.785000000Z`.
enum AttioMoment {
    /// The first second of the year 1, and the end of the year 9999.
    static let secondsAllowed = -62_135_596_800.0..<253_402_300_800.0
    private static let millisecondsPerSecond: Int64 = 1000

    /// Reads Attio's own form and those of ISO 8601 with an offset; a text without one is UTC, as Attio takes it.
    static func read(_ text: String) -> Date? {
        guard
            let parts = text.wholeMatch(
                of: /([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2})(\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})?/),
            let moment = try? Date("\(parts.output.1)\(parts.output.3 ?? "Z")", strategy: .iso8601)
        else { return nil }
        return moment + (parts.output.2.flatMap { Double("0\($0)") } ?? 0)
    }

    /// Whether a text has digits below the millisecond, which ``text(of:)`` would lose.
    static func isFine(_ text: String) -> Bool {
        text.firstMatch(of: /\.[0-9]{3}[0-9]*[1-9]/) != nil
    }

    /// UTC with milliseconds, rounded rather than cut, so that it reads back as the same one; `nil` for a moment that
    /// Attio doesn't take.
    static func text(of moment: Date) -> String? {
        guard secondsAllowed.contains(moment.timeIntervalSince1970), let milliseconds = milliseconds(of: moment) else {
            return nil
        }
        let fraction = ((milliseconds % millisecondsPerSecond) + millisecondsPerSecond) % millisecondsPerSecond
        let whole = Date(timeIntervalSince1970: Double((milliseconds - fraction) / millisecondsPerSecond))
        let digits = String(fraction + millisecondsPerSecond).dropFirst()
        return whole.formatted(.iso8601).dropLast() + ".\(digits)Z"
    }

    /// A moment to the millisecond, which is all that we write.
    static func milliseconds(of moment: Date) -> Int64? {
        Int64(exactly: (moment.timeIntervalSince1970 * Double(millisecondsPerSecond)).rounded())
    }
}
