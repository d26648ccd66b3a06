import SQLStore
import SQLiteDriver

/// Prints every row of every table, one a line, behind its table's name.
struct RowListing {
    let folder: String

    func run() async throws {
        let store = try Stage.store(in: folder)
        for table in SyncTables.all {
            let rows = try await store.read { try $0.query(table.rows, []) }
            for row in rows { print(table.name, row.values) }
        }
        try store.close()
    }
}
