import MockKit

/// Answers one query from the tables that its user may see.
struct SOQLRun {
    typealias Tables = (String) -> SOQLTable?

    let query: SOQLQuery
    let table: SOQLTable
    private let tables: Tables

    /// - Throws: `INVALID_TYPE` for an object that the user cannot see.
    init(_ query: SOQLQuery, tables: @escaping Tables) throws(SOQLProblem) {
        guard let table = tables(query.object) else { throw .unknownType(query.object) }
        self.query = query
        self.table = table
        self.tables = tables
    }

    /// The rows of the result, sorted and cut.
    func rows() throws(SOQLProblem) -> [Int] {
        let order = try sortKeys()
        var rows = try chosen()
        if !order.isEmpty { rows = SOQLSort(keys: order, table: table).sorted(rows) }
        if let offset = query.offset {
            guard offset <= SOQLLimits.offsetRowsMax else {
                let message = "Maximum SOQL offset allowed is \(SOQLLimits.offsetRowsMax)"
                throw SOQLProblem(code: "NUMBER_OUTSIDE_VALID_RANGE", message: message)
            }
            rows = Array(rows.dropFirst(offset))
        }
        return query.limit.map { Array(rows.prefix($0)) } ?? rows
    }

    private func chosen() throws(SOQLProblem) -> [Int] {
        guard let condition = query.condition else { return Array(table.ids.indices) }
        let filter = try SOQLFilter(condition, run: self)
        return (filter.candidates ?? Array(table.ids.indices)).filter { filter.accepts($0) }
    }

    private func sortKeys() throws(SOQLProblem) -> [SOQLSort.Key] {
        var keys: [SOQLSort.Key] = []
        for order in query.order {
            let path = try find(order.column)
            keys.append(SOQLSort.Key(path: path, isDescending: order.isDescending, nullsLast: order.nullsLast))
        }
        return keys
    }

    /// The column that a query names.
    /// - Throws: `INVALID_FIELD`, whether the column is absent or hidden from the user.
    func find(_ column: SOQLColumn) throws(SOQLProblem) -> SOQLPath {
        guard column.parts.count == 2 else {
            return SOQLPath(through: nil, tables: [], field: try field(column.path, of: table, column: column))
        }
        let (name, last) = (column.parts[0], column.parts[1])
        guard let through = table.relationship(name) else {
            throw .unknownRelationship(name, in: column.path, of: table.object, at: column.place, in: query.text)
        }
        let targets = through.referenceTo.compactMap(tables)
        guard let first = targets.first else {
            throw .unknownRelationship(name, in: column.path, of: table.object, at: column.place, in: query.text)
        }
        return SOQLPath(through: through, tables: targets, field: try field(last, of: first, column: column))
    }

    private func field(
        _ name: String, of table: SOQLTable, column: SOQLColumn
    ) throws(SOQLProblem) -> SOQLField {
        guard let field = table.field(name) else {
            throw .unknownColumn(name, of: table.object, at: column.place, in: query.text)
        }
        return field
    }
}
