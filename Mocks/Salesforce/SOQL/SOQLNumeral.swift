import MockKit

/// Reads numbers, dates and dates with times.
enum SOQLNumeral {
    /// `nil` for text that is none of them, and for days and times that no calendar has.
    static func literal(_ text: String) -> SOQLLiteral? {
        if text.wholeMatch(of: /[+-]?(\d+(\.\d*)?|\.\d+)/) != nil { return Double(text).map { .number($0) } }
        if RFC3339.isDay(text) { return .date(text) }
        return SalesforceTime.date(text).map { .dateTime($0) }
    }
}
