import Foundation
internal import GRDB
internal import SQLStore

/// One SQLite transaction, on the queue of its connection.
final class SQLiteTransaction: SQLTransaction {
    /// Statements of up to so many parameters stay prepared: longer ones come in too many lengths to keep them all.
    static let keptParametersMax = 32

    /// The time at which the transaction held its lock.
    let now: Int64
    /// The first statement's failure; the transaction must not commit.
    private(set) var failure: StoreError?

    private let database: Database

    init(_ database: Database, now clock: any StoreClock) {
        self.database = database
        self.now = clock.milliseconds
    }

    func execute(_ statement: SQLStore.SQL, _ arguments: [SQLValue]) throws(StoreError) -> Int {
        try spoiling {
            try Self.refuseNUL(in: arguments)
            let before = database.totalChangesCount
            let prepared = try prepare(statement, for: arguments)
            try prepared.execute(arguments: StatementArguments(arguments.map(\.databaseValue)))
            return database.totalChangesCount == before ? 0 : database.changesCount
        }
    }

    func query(_ statement: SQLStore.SQL, _ arguments: [SQLValue]) throws(StoreError) -> [SQLRow] {
        try spoiling {
            if !statement.text.hasPrefix("SELECT") { try Self.refuseNUL(in: arguments) }
            let prepared = try prepare(statement, for: arguments)
            let cursor = try Row.fetchCursor(
                prepared, arguments: StatementArguments(arguments.map(\.databaseValue)))
            let width = prepared.columnCount
            var rows: [SQLRow] = []
            while let row = try cursor.next() {
                rows.append(SQLRow(try (0..<width).map { try SQLValue(row[$0] as DatabaseValue, column: $0) }))
            }
            return rows
        }
    }

    private func prepare(_ statement: SQLStore.SQL, for arguments: [SQLValue]) throws -> Statement {
        guard arguments.count <= SQLStore.SQL.parametersMax else {
            throw StoreError(
                .statement,
                "A statement has \(arguments.count) parameters, more than \(SQLStore.SQL.parametersMax): write in portions."
            )
        }
        let text = SQLiteLibrary.numbered(statement.text)
        return arguments.count <= Self.keptParametersMax
            ? try database.cachedStatement(sql: text) : try database.makeStatement(sql: text)
    }

    private static func refuseNUL(in arguments: [SQLValue]) throws(StoreError) {
        guard !arguments.contains(where: \.holdsNUL) else {
            throw StoreError(.constraint, "A text that was to be written holds NUL, which no column takes.")
        }
    }

    private func spoiling<Result>(_ body: () throws -> Result) throws(StoreError) -> Result {
        if let failure { throw failure }
        do {
            return try body()
        } catch {
            let failure = StoreError(sqlite: error)
            self.failure = failure
            throw failure
        }
    }
}
