import SQLStore
import SQLiteDriver
import Testing

@Suite("Tables of verification")
struct VerificationTablesTests {
    /// What versions 8 and 9 add, with the columns that repositories read and write.
    private static let tables: [String: Set<String>] = [
        "probe": [
            "organization", "id", "run", "crm", "account", "grant_id", "object", "mode", "state", "record", "link",
            "creator", "data_key", "sealed", "misses", "note", "created_at", "changed_at",
            "seen_by",
        ],
        "designated_record": ["organization", "crm", "account", "object", "record", "chosen_by", "chosen_at"],
        "verified_person": ["organization", "run", "user_id", "verdict", "content"],
    ]

    @Test("a new store has the tables of verification, each with its columns and empty, and the index of open probes")
    func migrates() async throws {
        let driver = try SQLiteDriver.inMemory()
        try await Migrator(Schema.migrations).migrate(driver)
        for (table, columns) in Self.tables {
            let (found, count) = try await driver.read { transaction in
                let rows = try transaction.query("SELECT name FROM pragma_table_info($1)", [.text(table)])
                let counted = try transaction.query(Self.counting[table] ?? "", []).first?.integer(0)
                return (try rows.map { try $0.text(0) }, counted)
            }
            #expect(Set(found) == columns && found.count == columns.count && count == 0, "\(table)")
        }
        let indexes = try await driver.read { transaction in
            try transaction.query(
                "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = 'probe' AND sql IS NOT NULL", []
            ).map { try $0.text(0) }
        }
        #expect(indexes == ["probe_open"])
    }

    /// Statements are written out: a table's name is no parameter.
    private static let counting: [String: SQL] = [
        "probe": "SELECT count(*) FROM probe", "designated_record": "SELECT count(*) FROM designated_record",
        "verified_person": "SELECT count(*) FROM verified_person",
    ]
}
