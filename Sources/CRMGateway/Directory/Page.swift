/// Some of a list, and where the next ones begin.
public struct Page<Element: Sendable, Cursor: Sendable>: Sendable {
    /// The elements, in the list's order.
    public let elements: [Element]
    /// What to hand to the next call; `nil` on the last page.
    public let next: Cursor?

    /// Describes a page.
    public init(elements: [Element], next: Cursor?) {
        self.elements = elements
        self.next = next
    }

    /// Cuts what was read, one more than the page holds, to the page.
    init(cutting read: [Element], to limit: Int, cursor: (Element) -> Cursor) {
        self.elements = Array(read.prefix(limit))
        self.next = read.count > limit ? elements.last.map(cursor) : nil
    }
}
