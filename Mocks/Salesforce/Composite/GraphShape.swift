/// How the rows of a graph hang together.
struct GraphShape {
    private let rows: [CompositeRow]

    init(_ rows: [CompositeRow]) {
        self.rows = rows
    }

    /// - Throws: 400 for a graph that is too deep, has too many types, or refers to rows that come later.
    func check() throws {
        let types = Set(rows.map { $0.url.split(separator: "/").prefix(5).joined(separator: "/").lowercased() })
        try SalesforceAccount.checkCount(types.count, countMax: CompositeLimits.graphTypesMax, of: "distinct types")
        var depths: [String: Int] = [:]
        for row in rows {
            let below = row.references.compactMap { depths[$0] }.max() ?? 0
            depths[row.referenceID] = below + 1
        }
        try SalesforceAccount.checkCount(
            depths.values.max() ?? 0, countMax: CompositeLimits.graphDepthMax, of: "levels of dependent nodes")
    }
}
