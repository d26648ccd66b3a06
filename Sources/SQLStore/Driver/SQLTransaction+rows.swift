extension SQL {
    /// How many parameters a statement may have: SQLite's default limit; PostgreSQL's is 65,535.
    public static let parametersMax = 32_766
}

extension SQLTransaction {
    /// Inserts any number of rows, in as few statements as are sensible.
    ///
    /// - Parameters:
    ///   - head: `INSERT INTO t (a, b) VALUES `.
    ///   - rows: the values, all rows of the same width.
    ///   - tail: what follows, ` ON CONFLICT … DO NOTHING`; without parameters of its own.
    /// - Returns: how many rows were changed.
    @discardableResult
    public func insert(_ head: SQL, rows: [[SQLValue]], _ tail: SQL = "") throws(StoreError) -> Int {
        guard let width = rows.first?.count, width > 0 else { return 0 }
        let portion = max(1, min(SQLRows.portionMax, SQL.parametersMax / width))
        var changed = 0
        var start = 0
        while start < rows.count {
            let end = min(start + portion, rows.count)
            let statement = head + SQL.rows(end - start, columns: width) + tail
            changed += try execute(statement, Array(rows[start..<end].joined()))
            start = end
        }
        return changed
    }
}

enum SQLRows {
    /// How many rows one statement inserts; more gain nothing.
    static let portionMax = 200
}
