import MockKit

/// A column of a query, found in the tables: of the row itself, or of the row that a reference of it leads to.
struct SOQLPath {
    /// The reference to follow; `nil` for a column of the row itself.
    let through: SOQLField?
    let tables: [SOQLTable]
    let field: SOQLField

    /// The value for a row; `null` where the reference leads nowhere.
    func value(of row: Int, in table: SOQLTable) -> JSON {
        guard let through else { return table.read(row, field.name) }
        guard let target = related(to: row, in: table, through: through) else { return .null }
        return target.table.read(target.row, field.name)
    }

    /// The row that the reference leads to.
    func related(to row: Int, in table: SOQLTable, through: SOQLField) -> (table: SOQLTable, row: Int)? {
        guard let id = table.read(row, through.name).string else { return nil }
        for target in tables {
            if let place = target.find(id) { return (target, place) }
        }
        return nil
    }
}
