import Foundation
import SQLStore
import SQLiteDriver

/// What tests do to a database behind the gateway's back.
enum Database {
    /// Takes away somebody's dashboard, as if their set-up had never been finished.
    static func removeDashboard(of email: String, in path: String) async throws {
        let store = try SQLiteDriver.open(path: path)
        try await store.write { transaction in
            _ = try transaction.execute(
                "DELETE FROM dashboard WHERE user_id IN (SELECT id FROM user_account WHERE email_key = $1)",
                [.text(email)])
        }
        try store.close()
    }

    /// The file's bytes, without the counters in its header, which an opening for writing moves on.
    ///
    /// - Source: "Database File Format", <https://www.sqlite.org/fileformat2.html>: file change counter at 24, schema
    ///   cookie at 40, version-valid-for number at 92; four bytes each.
    static func content(of path: String) throws -> Data {
        var bytes = try Data(contentsOf: URL(filePath: path))
        for offset in [24, 40, 92] { bytes.resetBytes(in: offset..<offset + 4) }
        return bytes
    }

    /// Makes it one that a later program has brought up to date.
    static func makeNewer(version: Int, in path: String) async throws {
        let store = try SQLiteDriver.open(path: path)
        try await store.write { transaction in
            _ = try transaction.execute(
                "INSERT INTO schema_migration (version, name, applied_at) VALUES ($1, 'later', 0)", [.int(version)])
        }
        try store.close()
    }
}
