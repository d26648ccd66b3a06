internal import GRDBSQLite
internal import SQLStore

/// Reads a few numbers of a database file without writing to it.
struct ReadOnlyProbe {
    /// `SQLITE_IOERR_SHORT_READ`, a macro that Swift can't import.
    private static let shortRead = SQLITE_IOERR | (2 << 8)

    private let path: String
    private let connection: OpaquePointer

    /// - Parameter ignoresLog: whether to read the file alone, without a lock and without the `-wal` beside it.
    init(path: String, ignoresLog: Bool) throws(StoreError) {
        var connection: OpaquePointer?
        let code = sqlite3_open_v2(
            Self.address(path, ignoresLog), &connection, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX,
            nil)
        guard code == SQLITE_OK, let connection else {
            sqlite3_close(connection)
            throw StoreError(.unavailable, "The database \(path) can't be opened (\(code)).")
        }
        self.path = path
        self.connection = connection
    }

    func close() {
        sqlite3_close(connection)
    }

    /// The first bytes of the file, as they stand on the disk; zeros behind its end.
    ///
    /// Through SQLite's own file object, because closing a descriptor of ours would drop the locks of another driver in
    /// this process; and without its pager, which calls a file broken whose first page already tells the size that a
    /// checkpoint under way, or one that a death cut off, still has to write.
    func firstBytes(_ count: Int) throws(StoreError) -> [UInt8] {
        var file: UnsafeMutablePointer<sqlite3_file>?
        sqlite3_file_control(connection, "main", SQLITE_FCNTL_FILE_POINTER, &file)
        guard let file, let read = file.pointee.pMethods?.pointee.xRead else { throw failure() }
        var bytes = [UInt8](repeating: 0, count: count)
        let code = bytes.withUnsafeMutableBytes { read(file, $0.baseAddress, Int32(count), 0) }
        guard code == SQLITE_OK || code == Self.shortRead else {
            throw StoreError(.unavailable, "The database \(path) can't be read (\(code)).")
        }
        return bytes
    }

    /// The newest applied migration.
    func version() throws(StoreError) -> Int64 {
        let table = "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'schema_migration'"
        guard try number(table) == 1 else { return 0 }
        return try number("SELECT max(version) FROM schema_migration") ?? 0
    }

    /// The first column of the first row; `nil` without a row or for NULL.
    func number(_ sql: String) throws(StoreError) -> Int64? {
        var statement: OpaquePointer?
        defer { sqlite3_finalize(statement) }
        guard sqlite3_prepare_v2(connection, sql, -1, &statement, nil) == SQLITE_OK else { throw failure() }
        switch sqlite3_step(statement) {
        case SQLITE_ROW where sqlite3_column_type(statement, 0) == SQLITE_NULL: return nil
        case SQLITE_ROW: return sqlite3_column_int64(statement, 0)
        case SQLITE_DONE: return nil
        default: throw failure()
        }
    }

    private func failure() -> StoreError {
        StoreError(.unavailable, "The database \(path) can't be read (\(sqlite3_errcode(connection))).")
    }

    private static func address(_ path: String, _ ignoresLog: Bool) -> String {
        let plain = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/".utf8)
        let escaped = path.utf8.map { byte -> String in
            if plain.contains(byte) { return String(UnicodeScalar(byte)) }
            let digits = String(byte, radix: 16, uppercase: true)
            return "%" + (digits.count == 1 ? "0" : "") + digits
        }
        return "file:" + escaped.joined() + (ignoresLog ? "?immutable=1" : "?mode=ro")
    }
}
