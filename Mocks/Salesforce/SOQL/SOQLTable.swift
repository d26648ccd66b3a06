import MockKit

/// What one user's queries can see of one object.
struct SOQLTable {
    /// As the object spells itself.
    let object: String
    /// The ids of the rows, in the order of their making.
    let ids: [String]
    private let rows: [Row]
    private let places: [String: Int]
    /// The visible columns, by lower-case name.
    private let fields: [String: SOQLField]

    init(_ view: ObjectView, rows: [Row]) {
        object = view.name
        self.rows = rows
        ids = rows.map { $0["Id"]?.string ?? $0["DurableId"]?.string ?? "" }
        places = Dictionary(ids.enumerated().map { ($1, $0) }) { first, _ in first }
        fields = Dictionary(view.fields.map { ($0.name.lowercased(), SOQLField($0.definition)) }) { first, _ in first }
    }

    /// A value by the row's place and the column's own name.
    func read(_ row: Int, _ column: String) -> JSON { rows[row][column] ?? .null }

    /// The place of a row by its id.
    func find(_ id: String) -> Int? { places[id] }

    /// A visible column, whatever the case of its name.
    func field(_ name: String) -> SOQLField? { fields[name.lowercased()] }

    /// The visible column that leads along a relationship.
    func relationship(_ name: String) -> SOQLField? {
        let wanted = name.lowercased()
        return fields.values.first { $0.relationshipName?.lowercased() == wanted }
    }
}
