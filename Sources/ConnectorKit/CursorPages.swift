/// Reads lists that come page by page, each page naming the next.
public enum CursorPages {
    /// All items of all pages, in order.
    ///
    /// - Parameters:
    ///   - operation: what is listed, for the error.
    ///   - pagesMax: the end of the loop, whatever the CRM says.
    ///   - page: fetches the page at a cursor, `nil` for the first; gives its items and the next cursor, `nil` on the last.
    /// - Throws: what `page` throws; `.malformed` for an empty cursor, for one that was there before, and for a list that
    ///   doesn't end (T-30).
    public static func all<Item>(
        of operation: OperationName, pagesMax: Int,
        _ page: (String?) async throws(ConnectorError) -> (items: [Item], next: String?)
    ) async throws(ConnectorError) -> [Item] {
        var items: [Item] = []
        var cursors: Set<String> = []
        var cursor: String?
        for _ in 0..<pagesMax {
            let (found, next) = try await page(cursor)
            items += found
            guard let next else { return items }
            guard !next.isEmpty, cursors.insert(next).inserted else {
                throw malformed(operation, "The CRM's list leads back to a page that it has sent already.")
            }
            cursor = next
        }
        throw malformed(operation, "The CRM's list doesn't end.")
    }

    private static func malformed(_ operation: OperationName, _ message: String) -> ConnectorError {
        ConnectorError(.malformed, operation: operation, message: message)
    }
}
