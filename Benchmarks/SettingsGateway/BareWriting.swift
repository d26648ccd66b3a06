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

    /// Rows of one table, and how to write one.
    private struct Part {
        let rows: [[SQLValue]]
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
        let run = try await newestRun(in: done)
        let perChunk = Self.peopleMax * Stage.categories.count
        let references = try await part(
            done,
            """
            SELECT r.* FROM settings_reference r JOIN settings_change c ON c.organization = r.organization
                AND c.user_id = r.user_id AND c.category = r.category AND c.version = r.version
            WHERE c.run = $1 ORDER BY r.user_id, r.category
            """, "INSERT OR REPLACE INTO settings_reference VALUES ", [.text(run)], perChunk)
        let changes = try await part(
            done, "SELECT * FROM settings_change WHERE run = $1 ORDER BY user_id, category",
            "INSERT INTO settings_change VALUES ", [.text(run)], perChunk)
        let documents = try await part(
            done, "SELECT * FROM settings_document", "INSERT OR IGNORE INTO settings_document VALUES ", [], 10_000)
        let store = try Stage.driver(in: folder)
        let head = try await lastEntry(of: store)
        let rest = [
            try await part(done, "SELECT * FROM run WHERE id = $1", "INSERT INTO run VALUES ", [.text(run)], 10),
            try await part(
                done, "SELECT * FROM run_step WHERE run = $1", "INSERT INTO run_step VALUES ", [.text(run)], 1_000),
            try await part(
                done, "SELECT * FROM run_event WHERE run = $1", "INSERT INTO run_event VALUES ", [.text(run)], 1_000),
        ]
        let entries = try await part(
            done, "SELECT * FROM audit_entry WHERE sequence > $1 ORDER BY sequence", "INSERT INTO audit_entry VALUES ",
            [.integer(head)], 1)
        try done.close()
        let (begin, processor) = (ContinuousClock.now, ProcessFigures.processorMilliseconds())
        try await write([(rest[0][0], rest[0].insert), (documents[0], documents.insert)], to: store)
        for number in 0..<max(references.chunks, changes.chunks) {
            try await write(
                [
                    (references[number], references.insert), (changes[number], changes.insert),
                    (entries[number], entries.insert),
                ], to: store)
        }
        try await write(
            rest.dropFirst().map { ($0[0], $0.insert) }
                + (max(references.chunks, changes.chunks)..<max(entries.chunks, changes.chunks)).map {
                    (entries[$0], entries.insert)
                }, to: store)
        print("bare_ms=\(Int((ContinuousClock.now - begin).milliseconds))")
        print("processor_ms=\(Int(ProcessFigures.processorMilliseconds() - processor))")
        print("rows=\(([references, changes, documents, entries] + rest).reduce(0) { $0 + $1.rows.count })")
        try store.close()
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

    private func part(
        _ store: SQLiteDriver, _ selection: SQL, _ insert: SQL, _ values: [SQLValue], _ chunk: Int
    ) async throws -> Part {
        let rows = try await store.read { try $0.query(selection, values).map(\.values) }
        return Part(rows: rows, insert: insert + SQL.rows(1, columns: rows.first?.count ?? 1), chunk: chunk)
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
