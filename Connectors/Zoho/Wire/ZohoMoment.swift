import Foundation

/// Moments as Zoho writes them: ISO 8601 to the second, with the offset of the key's user.
enum ZohoMoment {
    /// The years 1 to 9999, in seconds since 1970.
    static let secondsAllowed = -62_135_596_800.0..<253_402_300_800.0

    /// Reads `2026-11-21T10:55:31+05:30`, with `Z` or a fraction where one is.
    static func read(_ text: String) -> Date? {
        guard let parts = text.wholeMatch(of: form) else { return nil }
        return try? Date("\(parts.output.1)\(parts.output.2)", strategy: .iso8601)
    }

    /// UTC with an offset, seconds alone: Zoho keeps no more.
    static func text(of moment: Date) -> String? {
        let seconds = moment.timeIntervalSince1970.rounded(.down)
        guard secondsAllowed.contains(seconds) else { return nil }
        return Date(timeIntervalSince1970: seconds).formatted(.iso8601).dropLast() + "+00:00"
    }

    private static var form: Regex<(Substring, Substring, Substring)> {
        /([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2})(?:\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})/
    }
}
