/// A queue whose front is taken in constant time on average.
struct FirstInFirstOut<Element: Sendable>: Sendable {
    private var items: [Element] = []
    private var taken = 0

    var first: Element? { taken < items.count ? items[taken] : nil }

    var isEmpty: Bool { taken == items.count }

    mutating func append(_ item: Element) {
        items.append(item)
    }

    /// Takes items off the front as long as they are to go.
    mutating func dropFirst(while isGone: (Element) -> Bool) {
        while let first, isGone(first) { taken += 1 }
        // Half of the storage is done with: give it back, so that a queue that never empties doesn't grow.
        if taken * 2 > items.count {
            items.removeFirst(taken)
            taken = 0
        }
    }
}
