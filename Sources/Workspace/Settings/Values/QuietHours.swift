/// When nobody is notified, by the user's own clock; the end may lie on the next day.
public struct QuietHours: Hashable, Sendable, Codable {
    /// The beginning, `HH:MM`.
    public var start: String
    /// The end, `HH:MM`.
    public var end: String

    /// Describes quiet hours.
    public init(start: String, end: String) {
        self.start = start
        self.end = end
    }
}
