import MockKit

/// What one user's queries can see of one object.
struct SOQLTable {
    /// As the object spells itself.
    let object: String
    private let index: TableIndex
    /// The visible columns, by lower-case name.
    private let fields: [String: SOQLField]

    init(_ view: ObjectView, index: TableIndex) {
        object = view.name
        self.index = index
        fields = Dictionary(view.fields.map { ($0.name.lowercased(), SOQLField($0.definition)) }) { first, _ in first }
    }

    /// The ids of the rows, in the order of their making.
    var ids: [String] { index.ids }

    /// A value by the row's place and the column's own name.
    func read(_ row: Int, _ column: String) -> JSON { index.rows[row][column] ?? .null }

    /// The place of a row by its id.
    func find(_ id: String) -> Int? { index.places[id] }

    /// The rows whose column has one of the texts (lower-case), where that is known without asking each row.
    func candidates(_ column: String, _ texts: [String]) -> [Int]? { index.places(where: column, isIn: texts) }

    /// A visible column, whatever the case of its name.
    func field(_ name: String) -> SOQLField? { fields[name.lowercased()] }

    /// The visible column that leads along a relationship.
    func relationship(_ name: String) -> SOQLField? {
        let wanted = name.lowercased()
        return fields.values.first { $0.relationshipName?.lowercased() == wanted }
    }
}
