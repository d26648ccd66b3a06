import Foundation

/// A value in a query.
enum SOQLLiteral: Equatable, Sendable {
    case null
    case bool(Bool)
    case number(Double)
    case text(SOQLText)
    /// `yyyy-MM-dd`.
    case date(String)
    case dateTime(Date)
}
