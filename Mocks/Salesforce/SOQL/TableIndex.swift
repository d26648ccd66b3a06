import MockKit

/// A table's rows in the form in which queries look them up. It is made once for many queries: an org of ten thousand
/// users is asked for its people by e-mail, a few hundred at a time.
struct TableIndex: Sendable {
    /// The table's revision that this is true of.
    let revision: Int
    let rows: [Row]
    let ids: [String]
    /// Places of the rows by id.
    let places: [String: Int]
    /// Places of the rows by column and lower-case value.
    private let byText: [String: [String: [Int]]]

    /// The columns by which people are looked up.
    private static let columns = ["Email", "Username"]

    init(_ rows: [Row], revision: Int) {
        self.revision = revision
        self.rows = rows
        ids = rows.map { $0["Id"]?.string ?? $0["DurableId"]?.string ?? "" }
        places = Dictionary(zip(ids, ids.indices)) { first, _ in first }
        var byText: [String: [String: [Int]]] = [:]
        for column in Self.columns where rows.first?[column] != nil {
            var found: [String: [Int]] = [:]
            for (place, row) in rows.enumerated() {
                if let text = row[column]?.string { found[text.lowercased(), default: []].append(place) }
            }
            byText[column] = found
        }
        self.byText = byText
    }

    /// The places, in order, of the rows whose column has one of the values (lower-case); `nil` for a column without
    /// an index.
    func places(where column: String, isIn values: some Sequence<String>) -> [Int]? {
        guard let found = byText[column] else { return nil }
        return values.flatMap { found[$0] ?? [] }.sorted()
    }
}
