internal import GRDB
internal import SQLStore

extension StoreError {
    /// What an error of GRDB or SQLite means to us; names of tables and columns at most, never a value.
    init(sqlite error: any Error) {
        switch error {
        case let error as StoreError: self = error
        case let error as DatabaseError: self.init(error)
        default: self.init(.unavailable, "The database can't be used: \(type(of: error)).")
        }
    }

    private init(_ error: DatabaseError) {
        let code = error.extendedResultCode
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            self.init(.busy, "Another process writes to the database; try again. (\(code.rawValue))")
        case .SQLITE_CONSTRAINT:
            self.init(.constraint, "A rule of the schema says no: \(Self.rule(error)).")
        case .SQLITE_NOTADB, .SQLITE_CORRUPT, .SQLITE_FORMAT, .SQLITE_SCHEMA:
            self.init(.unreadable, "The file isn't a sound database: \(code) (\(code.rawValue)). Restore a backup.")
        case .SQLITE_ERROR, .SQLITE_MISMATCH, .SQLITE_RANGE, .SQLITE_TOOBIG, .SQLITE_MISUSE:
            self.init(
                .statement, "SQLite refuses a statement: \(error.message ?? "no reason given") (\(code.rawValue)).")
        case .SQLITE_FULL:
            self.init(.unavailable, "The disk of the database is full; make room.")
        case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH:
            self.init(.unavailable, "The database may not be written here: \(code) (\(code.rawValue)).")
        default:
            self.init(.unavailable, "The database can't be used: \(code) (\(code.rawValue)).")
        }
    }

    /// `UNIQUE constraint failed: person.email`: SQLite names columns or the constraint, not values.
    private static func rule(_ error: DatabaseError) -> String {
        error.message ?? "\(error.extendedResultCode)"
    }
}
