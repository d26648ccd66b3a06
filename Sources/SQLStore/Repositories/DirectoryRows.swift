internal import Foundation
internal import Workspace

/// What the repositories of the directory share.
enum DirectoryRows {
    /// Rows in one `INSERT`: with eleven columns about 2,000 parameters, where larger ones gain nothing.
    static let perInsertMax = 200
    /// Values in one `IN` list.
    static let perListMax = 500

    static func date(_ milliseconds: Int64) -> Date {
        Date(timeIntervalSince1970: Double(milliseconds) / 1_000)
    }

    static func milliseconds(_ date: Date) -> Int64 {
        Int64((date.timeIntervalSince1970 * 1_000).rounded())
    }
}

extension SQLTransaction {
    /// Inserts rows, many to a statement.
    ///
    /// - Parameters:
    ///   - head: `INSERT INTO name (columns) VALUES `.
    ///   - columns: how many.
    func insert(_ head: SQL, columns: Int, rows: [[SQLValue]]) throws(StoreError) {
        var start = 0
        while start < rows.count {
            let end = min(start + DirectoryRows.perInsertMax, rows.count)
            try execute(head + SQL.rows(end - start, columns: columns), rows[start..<end].flatMap { $0 })
            start = end
        }
    }
}

extension SQLRow {
    func date(_ column: Int) throws(StoreError) -> Date {
        DirectoryRows.date(try integer(column))
    }

    func dateOrNil(_ column: Int) throws(StoreError) -> Date? {
        try integerOrNil(column).map(DirectoryRows.date)
    }

    /// A word of a closed list.
    func word<Word: RawRepresentable>(_ column: Int, _: Word.Type = Word.self) throws(StoreError) -> Word
    where Word.RawValue == String {
        guard let word = Word(rawValue: try text(column)) else {
            throw StoreError(.unreadable, "A word in the database is unknown: it was written by another version.")
        }
        return word
    }

    func id<ID: EntityID>(_ column: Int, _: ID.Type = ID.self) throws(StoreError) -> ID {
        ID(rawValue: try text(column))
    }
}
