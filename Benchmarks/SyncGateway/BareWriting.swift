import SQLStore
import SQLiteDriver

/// The peer of a sync: the rows that it left behind, written by the same driver into the same tables in the same chunks,
/// with nothing decided, read, sealed or asked.
struct BareWriting {
    let folder: String
    let done: String

    /// As many people as a sync's transaction holds.
    static let chunkMax = 500

    /// Rows of one table, and how to write one.
    private struct Part {
        let rows: [[SQLValue]]
        let insert: SQL

        func chunk(_ number: Int) -> ArraySlice<[SQLValue]> {
            let start = min(number * BareWriting.chunkMax, rows.count)
            return rows[start..<min(start + BareWriting.chunkMax, rows.count)]
        }
    }

    func run() async throws {
        let done = try Stage.store(in: done)
        let run = try await part(done, "SELECT * FROM run", "INSERT INTO run VALUES ")
        let keys = try await part(
            done, "SELECT * FROM crm_key WHERE origin = 'synced' ORDER BY user_id", "INSERT INTO crm_key VALUES ")
        let targets = try await part(
            done, "SELECT * FROM run_target ORDER BY user_id", "INSERT INTO run_target VALUES ")
        let bindings = try await part(
            done, "SELECT * FROM crm_binding ORDER BY user_id", "INSERT INTO crm_binding VALUES ")
        let copies = try await entries(
            done, "SELECT * FROM audit_entry WHERE operation = 'keys.copy' ORDER BY sequence")
        let binds = try await entries(
            done, "SELECT * FROM audit_entry WHERE operation = 'owners.bind' ORDER BY sequence")
        let rest = [
            try await entries(
                done,
                """
                SELECT * FROM audit_entry WHERE operation IN ('sync.crm', 'owner_property.ensure') ORDER BY sequence
                """),
            try await part(done, "SELECT * FROM owner_property", "INSERT INTO owner_property VALUES "),
            try await part(done, "SELECT * FROM run_step", "INSERT INTO run_step VALUES "),
            try await part(done, "SELECT * FROM run_event", "INSERT INTO run_event VALUES "),
        ]
        try done.close()

        let store = try Stage.store(in: folder)
        let (begin, processor) = (ContinuousClock.now, ProcessFigures.processorMilliseconds())
        try await write([(run.rows[...], run.insert)], to: store)
        let chunks = (keys.rows.count + Self.chunkMax - 1) / Self.chunkMax
        for number in 0..<chunks {
            try await write(
                [
                    (keys.chunk(number), keys.insert), (targets.chunk(number), targets.insert),
                    (copies.rows.dropFirst(number).prefix(1), copies.insert),
                ], to: store)
        }
        for number in 0..<chunks {
            try await write(
                [
                    (bindings.chunk(number), bindings.insert),
                    (binds.rows.dropFirst(number).prefix(1), binds.insert),
                ], to: store)
        }
        try await write(rest.map { ($0.rows[...], $0.insert) }, to: store)
        let parts = [run, keys, targets, bindings, copies, binds] + rest
        print("rows=\(parts.reduce(0) { $0 + $1.rows.count })")
        print("bare_ms=\(Int((ContinuousClock.now - begin).milliseconds))")
        print("processor_ms=\(Int(ProcessFigures.processorMilliseconds() - processor))")
        try store.close()
    }

    private func entries(_ store: SQLiteDriver, _ selection: SQL) async throws -> Part {
        try await part(store, selection, "INSERT INTO audit_entry VALUES ")
    }

    private func part(_ store: SQLiteDriver, _ selection: SQL, _ insert: SQL) async throws -> Part {
        let rows = try await store.read { try $0.query(selection, []).map(\.values) }
        return Part(rows: rows, insert: insert + SQL.rows(1, columns: rows.first?.count ?? 1))
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
