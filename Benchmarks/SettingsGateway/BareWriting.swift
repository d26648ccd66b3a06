import Measuring
import SQLStore
import SQLiteDriver

/// The peer of a push or an undo: the rows that it left behind, written by the same driver into the same tables in the same
/// chunks, with nothing decided or read.
struct BareWriting {
    let folder: String
    let done: String

    /// As many people as a run's transaction holds.
    private static let peopleMax = 500

    /// A reference takes the place of the one that is there.
    private static let inPlace: SQL = """
         ON CONFLICT (organization, user_id, category) DO UPDATE
        SET hash = excluded.hash, overlay = excluded.overlay, version = excluded.version, origin = excluded.origin,
            run = excluded.run, source = excluded.source, edited = excluded.edited, changed_at = excluded.changed_at
        """

    /// Rows of one table, and how to write one.
    private struct Part {
        var rows: [[SQLValue]]
        let insert: SQL
        let chunk: Int

        var chunks: Int { (rows.count + chunk - 1) / chunk }

        subscript(number: Int) -> ArraySlice<[SQLValue]> {
            let start = min(number * chunk, rows.count)
            return rows[start..<min(start + chunk, rows.count)]
        }
    }

    func run() async throws {
        let done = try Stage.driver(in: done)
        let store = try Stage.driver(in: folder)
        let parts = try await parts(
            done, try await newestRun(in: done), behind: try await lastEntry(of: store),
            besides: try await documents(of: store))
        try done.close()
        let (begin, processor) = (ContinuousClock.now, ProcessFigures.processorMilliseconds())
        for number in 0..<(parts.map(\.chunks).max() ?? 0) {
            try await write(parts.map { ($0[number], $0.insert) }, to: store)
        }
        print("bare_ms=\(Int((ContinuousClock.now - begin).milliseconds))")
        print("processor_ms=\(Int(ProcessFigures.processorMilliseconds() - processor))")
        print("rows=\(parts.reduce(0) { $0 + $1.rows.count })")
        try store.close()
    }

    /// What the run left, in an order that foreign keys allow.
    private func parts(
        _ done: SQLiteDriver, _ run: String, behind head: Int64, besides there: Set<SQLValue>
    ) async throws -> [Part] {
        let perChunk = Self.peopleMax * Stage.categories.count
        var documents = try await part(
            done, "SELECT * FROM settings_document", "INSERT INTO settings_document VALUES ", [], Self.peopleMax)
        documents.rows.removeAll { there.contains($0[1]) }
        return [
            try await part(done, "SELECT * FROM run WHERE id = $1", "INSERT INTO run VALUES ", [.text(run)], 1),
            try await part(
                done, "SELECT * FROM run_step WHERE run = $1", "INSERT INTO run_step VALUES ", [.text(run)], 100),
            try await part(
                done, "SELECT * FROM run_event WHERE run = $1", "INSERT INTO run_event VALUES ", [.text(run)], 100),
            documents,
            try await part(
                done,
                """
                SELECT r.* FROM settings_reference r JOIN settings_change c ON c.organization = r.organization
                    AND c.user_id = r.user_id AND c.category = r.category AND c.version = r.version
                WHERE c.run = $1 ORDER BY r.user_id, r.category
                """, "INSERT INTO settings_reference VALUES ", [.text(run)], perChunk, Self.inPlace),
            try await part(
                done, "SELECT * FROM settings_change WHERE run = $1 ORDER BY user_id, category",
                "INSERT INTO settings_change VALUES ", [.text(run)], perChunk),
            try await part(
                done, "SELECT * FROM audit_entry WHERE sequence > $1 ORDER BY sequence",
                "INSERT INTO audit_entry VALUES ", [.integer(head)], 1),
        ]
    }

    private func newestRun(in store: SQLiteDriver) async throws -> String {
        let row = try await store.read { try $0.query("SELECT id FROM run ORDER BY id DESC LIMIT 1", []).first }
        guard let row else { throw BenchmarkError(text: "there is no run") }
        return try row.text(0)
    }

    /// The last audit entry that is there before the run's.
    private func lastEntry(of store: SQLiteDriver) async throws -> Int64 {
        try await store.read {
            try $0.query("SELECT COALESCE(MAX(sequence), 0) FROM audit_entry", []).first?.integer(0) ?? 0
        }
    }

    /// The hashes of the documents that are there already.
    private func documents(of store: SQLiteDriver) async throws -> Set<SQLValue> {
        try await store.read { Set(try $0.query("SELECT hash FROM settings_document", []).map { $0.values[0] }) }
    }

    private func part(
        _ store: SQLiteDriver, _ selection: SQL, _ insert: SQL, _ values: [SQLValue], _ chunk: Int, _ tail: SQL = ""
    ) async throws -> Part {
        let rows = try await store.read { try $0.query(selection, values).map(\.values) }
        return Part(rows: rows, insert: insert + SQL.rows(1, columns: rows.first?.count ?? 1) + tail, chunk: chunk)
    }

    /// One transaction; one prepared statement for each table, run once for each row.
    private func write(_ parts: [(ArraySlice<[SQLValue]>, SQL)], to store: SQLiteDriver) async throws {
        try await store.write { transaction in
            for (rows, insert) in parts {
                for row in rows { try transaction.execute(insert, row) }
            }
        }
    }
}
