import CRMGateway

/// Reads lists that come in pages.
enum Listing {
    /// All of a list.
    static func all<Element: Sendable, Cursor: Sendable>(
        _ page: (Cursor?) async throws -> Page<Element, Cursor>
    ) async throws -> [Element] {
        var all: [Element] = []
        var cursor: Cursor?
        repeat {
            let next = try await page(cursor)
            all += next.elements
            cursor = next.next
        } while cursor != nil
        return all
    }
}
