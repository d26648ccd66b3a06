import CRMGateway

/// Reads lists that come in pages.
enum Listing {
    /// All of a list, or as many pages as hold `max` elements.
    static func all<Element: Sendable, Cursor: Sendable>(
        upTo max: Int = .max, _ page: (Cursor?) async throws -> Page<Element, Cursor>
    ) async throws -> [Element] {
        var all: [Element] = []
        var cursor: Cursor?
        repeat {
            let next = try await page(cursor)
            all += next.elements
            cursor = next.next
        } while cursor != nil && all.count < max
        return all
    }
}
