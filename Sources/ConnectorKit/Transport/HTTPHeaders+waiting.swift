extension HTTPHeaders {
    /// The longest wait that a header is believed: a day, in seconds.
    public static let waitSecondsMax = 86_400

    /// A wait in whole seconds that a header names, `Retry-After` by default; `nil` for none and for a date.
    public func wait(_ name: String = "Retry-After") -> Duration? {
        guard let text = self[name], let seconds = Int(text), seconds >= 0 else { return nil }
        return .seconds(min(seconds, HTTPHeaders.waitSecondsMax))
    }

    /// A count, never negative.
    public func count(_ name: String) -> Int? {
        self[name].flatMap { Int($0) }.flatMap { $0 >= 0 ? $0 : nil }
    }
}
