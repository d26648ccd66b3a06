public import Foundation

extension Calendar {
    /// The Gregorian calendar in UTC, as the wire formats of instants and days mean it.
    public static var utc: Calendar {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        return calendar
    }
}
