/// The order in which the rows of a composite run.
///
/// With collation, which is the default, rows of one method on records run together; the mock then runs them from the
/// last to the first, so that a client that relies on their order fails. Rows with headers of their own, queries and
/// collections keep their place, and what a row refers to runs before it.
struct CompositeOrder {
    private let rows: [CompositeRow]
    private var done: Set<Int> = []
    private var order: [Int] = []

    static func places(of rows: [CompositeRow], collates: Bool) -> [Int] {
        guard collates else { return Array(rows.indices) }
        var made = CompositeOrder(rows: rows)
        for group in made.groups() { for place in group.reversed() { made.visit(place) } }
        return made.order
    }

    private init(rows: [CompositeRow]) {
        self.rows = rows
    }

    private func groups() -> [[Int]] {
        var groups: [[Int]] = []
        var byMethod: [String: Int] = [:]
        for (place, row) in rows.enumerated() {
            guard row.headers.isEmpty, !row.isQueryOrCollection else {
                groups.append([place])
                continue
            }
            if let group = byMethod[row.method] {
                groups[group].append(place)
            } else {
                byMethod[row.method] = groups.count
                groups.append([place])
            }
        }
        return groups
    }

    private mutating func visit(_ place: Int) {
        guard done.insert(place).inserted else { return }
        let wanted = rows[place].references
        for other in rows.indices where wanted.contains(rows[other].referenceID) { visit(other) }
        order.append(place)
    }
}
