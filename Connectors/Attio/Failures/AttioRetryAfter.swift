import ConnectorKit
import Foundation

/// How long Attio asks to wait: it names the moment as an HTTP date; seconds are taken too.
enum AttioRetryAfter {
    /// The wait, or `nil` where none is named that can be believed.
    ///
    /// A connector has no clock, so the moment is compared with the answer's own `Date`; where the two are further apart
    /// than any window of Attio's, the clocks are wrong, and nothing is read from them.
    static func wait(_ headers: HTTPHeaders, atMost longest: Duration) -> Duration? {
        guard let text = headers["Retry-After"] else { return nil }
        if let seconds = Int64(text) { return seconds >= 0 ? min(.seconds(seconds), longest) : nil }
        guard let then = moment(text), let now = headers["Date"].flatMap(moment) else { return nil }
        let wait = Duration.seconds(Int64(then.timeIntervalSince(now).rounded(.up)))
        return wait <= longest ? max(wait, .zero) : nil
    }

    /// Reads `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110, 5.6.7).
    private static func moment(_ text: String) -> Date? {
        guard
            let parts = text.wholeMatch(
                of: /[A-Z][a-z]{2}, ([0-9]{2}) ([A-Z][a-z]{2}) ([0-9]{4}) ([0-9]{2}:[0-9]{2}:[0-9]{2}) GMT/)?.output,
            let month = months.firstIndex(of: String(parts.2))
        else { return nil }
        let number = month + 1 < 10 ? "0\(month + 1)" : "\(month + 1)"
        return try? Date("\(parts.3)-\(number)-\(parts.1)T\(parts.4)Z", strategy: .iso8601)
    }

    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
}
