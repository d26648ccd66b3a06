public import SQLStore

/// What the tables hold, in short: equal before and after a call that wrote nothing. The audit log is left out (I-21).
public struct StoreDigest: Hashable, Sendable {
    /// By table: a number over all of its rows, whatever their order.
    private let tables: [String: [Int]]

    /// Reads every table.
    ///
    /// - Throws: `StoreError`; `UnlistedTables` where the schema has a table that the list below lacks.
    public static func read(_ store: any SQLDriver) async throws -> StoreDigest {
        try await store.read { transaction in
            try check(transaction)
            var tables: [String: [Int]] = [:]
            for table in StoreTable.all {
                tables[table.name] = digest(try transaction.query(table.rows, []))
            }
            return StoreDigest(tables: tables)
        }
    }

    /// The names of the tables that differ.
    public func tables(changedSince earlier: StoreDigest) -> [String] {
        tables.keys.filter { tables[$0] != earlier.tables[$0] }.sorted()
    }

    /// The schema has a table that nobody looks at.
    public struct UnlistedTables: Error, CustomStringConvertible {
        /// What to do.
        public let description: String
    }

    /// Rows' hashes are summed: the order of reading doesn't count, and equal rows aren't lost.
    private static func digest(_ rows: [SQLRow]) -> [Int] {
        [rows.count, rows.reduce(0) { $0 &+ $1.values.hashValue }]
    }

    private static func check(_ transaction: any SQLTransaction) throws {
        let listed = Set(StoreTable.all.map(\.name)).union(StoreTable.audit)
        let rows = try transaction.query("SELECT name FROM sqlite_master WHERE type = 'table'", [])
        let unlisted = try rows.map { try $0.text(0) }.filter { !listed.contains($0) && !$0.hasPrefix("sqlite_") }
        guard unlisted.isEmpty else {
            throw UnlistedTables(description: "Add to Tests/MalformedInputs/StoreTable.swift: \(unlisted.sorted())")
        }
    }
}
