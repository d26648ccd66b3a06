import Foundation

/// Reads the `Retry-After` header (RFC 9110, 10.2.3): seconds, or an HTTP date.
enum RetryAfter {
    /// The longest wait that is believed: 24 h.
    static let waitMax: Duration = .seconds(86_400)

    private static let secondsDigitsMax = 9

    /// The wait that the header names, or `nil` where it is absent or can't be read.
    static func wait(_ value: String?, at now: Date) -> Duration? {
        guard let text = value?.trimmingCharacters(in: .whitespaces), !text.isEmpty else { return nil }
        if text.utf8.allSatisfy({ (48...57).contains($0) }) {
            guard text.utf8.count <= secondsDigitsMax, let seconds = Int64(text) else { return waitMax }
            return min(.seconds(seconds), waitMax)
        }
        guard let date = date(text) else { return nil }
        return min(max(Duration(date.timeIntervalSince(now)), .zero), waitMax)
    }

    /// Reads `Sun, 06 Nov 1994 08:49:37 GMT`.
    private static func date(_ text: String) -> Date? {
        let parts = text.split(separator: " ")
        guard parts.count == 6, parts[5] == "GMT", let day = Int(parts[1]), let year = Int(parts[3]) else { return nil }
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let time = parts[4].split(separator: ":").compactMap { Int($0) }
        guard let month = months.firstIndex(of: String(parts[2])), time.count == 3 else { return nil }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        return calendar.date(
            from: DateComponents(
                year: year, month: month + 1, day: day, hour: time[0], minute: time[1], second: time[2]))
    }
}
