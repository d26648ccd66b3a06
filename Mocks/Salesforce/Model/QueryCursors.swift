import Foundation

/// The open cursors of queries: what is still to be sent, by locator.
struct QueryCursors: Sendable {
    /// One open cursor.
    struct Cursor: Sendable {
        let userID: String
        let openedAt: Date
        /// The text of the query, to be run again for the next page's columns.
        let query: String
        /// Whether deleted rows are among the result.
        var isAll = false
        /// The ids of the whole result, in order.
        let ids: [String]
    }

    /// Cursors by the locator's part before the hyphen.
    var open: [String: Cursor] = [:]
    var lastNumber = 0
}
