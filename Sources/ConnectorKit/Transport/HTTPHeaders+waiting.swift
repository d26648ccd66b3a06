import Foundation

extension HTTPHeaders {
    /// The longest wait that a header is believed: a day, in seconds.
    public static let waitSecondsMax = 86_400

    /// A wait that a header names, `Retry-After` by default, in whole seconds or as an HTTP date (RFC 9110, 10.2.3);
    /// `nil` where none is named that can be believed.
    ///
    /// Connectors have no clock, so a date is compared with the answer's own `Date`. A moment that has passed is no wait;
    /// where the two are further apart than `longest`, the clocks are wrong, and nothing is read from them.
    ///
    /// - Parameter longest: seconds above it are cut to it; a day where the vendor is known for no less.
    public func wait(
        _ name: String = "Retry-After", atMost longest: Duration = .seconds(HTTPHeaders.waitSecondsMax)
    ) -> Duration? {
        guard let text = self[name] else { return nil }
        if let seconds = Int64(text) { return seconds >= 0 ? min(.seconds(seconds), longest) : nil }
        guard let then = HTTPHeaders.moment(text), let now = self["Date"].flatMap(HTTPHeaders.moment) else {
            return nil
        }
        let wait = Duration.seconds(Int64(then.timeIntervalSince(now)))
        return wait <= longest ? max(wait, .zero) : nil
    }

    /// A count, never negative.
    public func count(_ name: String) -> Int? {
        self[name].flatMap { Int($0) }.flatMap { $0 >= 0 ? $0 : nil }
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
