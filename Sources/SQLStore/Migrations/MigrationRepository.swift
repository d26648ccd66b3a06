/// The table that tells which migrations a database has had.
struct MigrationRepository {
    let transaction: any SQLTransaction

    func makeTable() throws(StoreError) {
        try transaction.execute(
            """
            CREATE TABLE IF NOT EXISTS schema_migration (
                version BIGINT NOT NULL PRIMARY KEY,
                name TEXT NOT NULL,
                applied_at BIGINT NOT NULL
            )
            """, [])
    }

    /// The newest applied version; 0 for none.
    func version() throws(StoreError) -> Int {
        let rows = try transaction.query("SELECT max(version) FROM schema_migration", [])
        return Int(try rows.first?.integerOrNil(0) ?? 0)
    }

    func record(_ migration: Migration) throws(StoreError) {
        try transaction.execute(
            "INSERT INTO schema_migration (version, name, applied_at) VALUES ($1, $2, $3)",
            [.int(migration.version), .text(migration.name), .integer(transaction.now)])
    }
}
