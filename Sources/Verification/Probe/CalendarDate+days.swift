import ConnectorKit
import Foundation

extension CalendarDate {
    /// The day that comes so many days later; itself where the calendar ends before.
    func later(days: Int) -> CalendarDate {
        guard let start = noon else { return self }
        let moment = start.addingTimeInterval(Double(days) * CalendarDate.dayLength)
        return CalendarDate(moment.formatted(.iso8601.year().month().day())) ?? self
    }

    /// Noon in UTC: the day is the same in most of the world's zones.
    var noon: Date? {
        try? Date("\(self)T12:00:00Z", strategy: .iso8601)
    }

    /// A day of UTC, in seconds.
    private static let dayLength = 86_400.0
}
