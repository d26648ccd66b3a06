internal import GRDB
public import SQLStore

/// The embedded store: one SQLite file, in WAL mode, every commit on the disk before it is told.
///
/// Several drivers, in one process or in several of one host, may hold the same file.
public struct SQLiteDriver: SQLDriver {
    /// How often a transaction is begun before `StoreError.busy` is told; each waits up to the busy time limit.
    public static let attemptsMax = 3
    /// How long one attempt waits for another process' transaction, unless told otherwise.
    public static let busyWaitMax: Duration = .seconds(5)

    let database: any DatabaseWriter
    let clock: any StoreClock

    /// The engine with its version: `SQLite 3.40.1`.
    public var engine: String { "SQLite " + SQLiteLibrary.version }

    /// Reads from one snapshot.
    public func read<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLTransaction) throws -> Result
    ) async throws -> Result {
        let now = clock
        return try await withCheckedThrowingContinuation { continuation in
            database.asyncRead { opened in
                continuation.resume(
                    with: Swift.Result { try Self.run(body, in: SQLiteTransaction(try opened.get(), now: now)) })
            }
        }
    }

    /// Writes in one immediate transaction, begun again when another process' was in the way for too long (L-9).
    @discardableResult
    public func write<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLTransaction) throws -> Result
    ) async throws -> Result {
        for _ in 1..<Self.attemptsMax {
            do {
                return try await writeOnce(body)
            } catch let error as StoreError where error.kind == .busy {
                continue
            }
        }
        return try await writeOnce(body)
    }

    /// Closes every connection; later calls fail.
    ///
    /// - Throws: `StoreError` when a transaction is still open.
    public func close() throws {
        do {
            // The last connection to close moves the log into the file, which a reader can't (GRDB closes them last).
            (database as? DatabasePool)?.invalidateReadOnlyConnections()
            try database.close()
        } catch {
            throw StoreError(sqlite: error)
        }
    }

    private func writeOnce<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLTransaction) throws -> Result
    ) async throws -> Result {
        let clock = clock
        return try await withCheckedThrowingContinuation { continuation in
            database.asyncWriteWithoutTransaction { database in
                continuation.resume(with: Swift.Result { try Self.commit(body, to: database, clock: clock) })
            }
        }
    }

    private static func commit<Result>(
        _ body: (any SQLTransaction) throws -> Result, to database: Database, clock: any StoreClock
    ) throws -> Result {
        var result: Result?
        do {
            try database.inTransaction(.immediate) {
                result = try run(body, in: SQLiteTransaction(database, now: clock))
                return .commit
            }
        } catch let error as DatabaseError {
            throw StoreError(sqlite: error)
        }
        guard let result else { throw StoreError(.statement, "A transaction ended without its result.") }
        return result
    }

    private static func run<Result>(
        _ body: (any SQLTransaction) throws -> Result, in transaction: @autoclosure () throws -> SQLiteTransaction
    ) throws -> Result {
        do {
            let transaction = try transaction()
            let result = try body(transaction)
            if let failure = transaction.failure { throw failure }
            return result
        } catch let error as DatabaseError {
            throw StoreError(sqlite: error)
        }
    }
}
