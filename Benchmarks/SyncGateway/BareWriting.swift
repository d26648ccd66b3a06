import Measuring
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
        /// Rows for each transaction.
        var chunk = BareWriting.chunkMax

        var chunks: Int { (rows.count + chunk - 1) / chunk }

        subscript(number: Int) -> (ArraySlice<[SQLValue]>, SQL) {
            let start = min(number * chunk, rows.count)
            return (rows[start..<min(start + chunk, rows.count)], insert)
        }

        /// One row for each transaction: an audit entry of a chunk.
        var oneEach: Part { Part(rows: rows, insert: insert, chunk: 1) }
    }

    /// What a sync leaves behind, in the order in which it is written.
    private struct Remains {
        let run: Part
        let keys: Part
        let targets: Part
        let copies: Part
        let documents: Part
        let bindings: Part
        let links: Part
        let binds: Part
        let rest: [Part]

        var all: [Part] { [run, keys, targets, copies, documents, bindings, links, binds] + rest }
    }

    func run() async throws {
        let store = try Stage.store(in: folder)
        let remains = try await remains(after: try await lastEntry(of: store))
        let (begin, processor) = (ContinuousClock.now, ProcessFigures.processorMilliseconds())
        try await write([remains.run], to: store)
        for number in 0..<remains.keys.chunks {
            try await write([remains.keys, remains.targets, remains.copies], number, to: store)
        }
        try await write([remains.documents], to: store)
        for number in 0..<remains.bindings.chunks {
            try await write([remains.bindings, remains.links, remains.binds], number, to: store)
        }
        try await write(remains.rest, to: store)
        print("rows=\(remains.all.reduce(0) { $0 + $1.rows.count })")
        print("bare_ms=\(Int((ContinuousClock.now - begin).milliseconds))")
        print("processor_ms=\(Int(ProcessFigures.processorMilliseconds() - processor))")
        try store.close()
    }

    private func remains(after entry: Int64) async throws -> Remains {
        let done = try Stage.store(in: done)
        let crms = try await done.read {
            try $0.query("SELECT DISTINCT crm FROM crm_key WHERE origin = 'synced'", []).count
        }
        var keys = try await part(
            done, "SELECT * FROM crm_key WHERE origin = 'synced' ORDER BY user_id, crm", "INSERT INTO crm_key VALUES ")
        var targets = try await part(
            done, "SELECT * FROM run_target ORDER BY user_id, crm", "INSERT INTO run_target VALUES ")
        // People get the keys to all CRMs together, and their bindings CRM by CRM.
        keys.chunk *= max(crms, 1)
        targets.chunk = keys.chunk
        let remains = Remains(
            run: try await part(done, "SELECT * FROM run", "INSERT INTO run VALUES "), keys: keys, targets: targets,
            copies: try await entries(done, "operation = 'keys.copy'", after: entry).oneEach,
            documents: try await part(
                done, "SELECT * FROM record_type_document", "INSERT INTO record_type_document VALUES "),
            bindings: try await part(
                done, "SELECT * FROM crm_binding ORDER BY crm, user_id", "INSERT INTO crm_binding VALUES "),
            links: try await part(
                done, "SELECT * FROM record_type_link ORDER BY crm, user_id", "INSERT INTO record_type_link VALUES "),
            binds: try await entries(done, "operation = 'owners.bind'", after: entry).oneEach,
            rest: [
                try await entries(done, "operation NOT IN ('keys.copy', 'owners.bind')", after: entry),
                try await part(done, "SELECT * FROM owner_property", "INSERT INTO owner_property VALUES "),
                try await part(done, "SELECT * FROM owner_sight", "INSERT INTO owner_sight VALUES "),
                try await part(done, "SELECT * FROM run_step", "INSERT INTO run_step VALUES "),
                try await part(done, "SELECT * FROM run_event", "INSERT INTO run_event VALUES "),
            ])
        try done.close()
        return remains
    }

    /// The last audit entry that is there before the sync's.
    private func lastEntry(of store: SQLiteDriver) async throws -> Int64 {
        try await store.read { transaction in
            try transaction.query("SELECT COALESCE(MAX(sequence), 0) FROM audit_entry", []).first?.integer(0) ?? 0
        }
    }

    private func entries(_ store: SQLiteDriver, _ condition: SQL, after entry: Int64) async throws -> Part {
        try await part(
            store, "SELECT * FROM audit_entry WHERE sequence > $1 AND " + condition + " ORDER BY sequence",
            "INSERT INTO audit_entry VALUES ", [.integer(entry)])
    }

    private func part(
        _ store: SQLiteDriver, _ selection: SQL, _ insert: SQL, _ values: [SQLValue] = []
    ) async throws -> Part {
        let rows = try await store.read { try $0.query(selection, values).map(\.values) }
        return Part(rows: rows, insert: insert + SQL.rows(1, columns: rows.first?.count ?? 1))
    }

    /// One transaction; one prepared statement for each table, run once for each row.
    private func write(_ parts: [Part], to store: SQLiteDriver) async throws {
        try await write(parts.map { ($0.rows[...], $0.insert) }, to: store)
    }

    /// A chunk of each.
    private func write(_ parts: [Part], _ number: Int, to store: SQLiteDriver) async throws {
        try await write(parts.map { $0[number] }, to: store)
    }

    private func write(_ parts: [(ArraySlice<[SQLValue]>, SQL)], to store: SQLiteDriver) async throws {
        try await store.write { transaction in
            for (rows, insert) in parts {
                for row in rows { try transaction.execute(insert, row) }
            }
        }
    }
}
