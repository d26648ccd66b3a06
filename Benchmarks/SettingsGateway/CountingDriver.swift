import SQLStore
import Synchronization

/// A driver that counts what is asked of it.
final class CountingDriver<Base: SQLDriver>: SQLDriver {
    let base: Base
    private let counted = Mutex((queries: 0, changes: 0))

    init(_ base: Base) {
        self.base = base
    }

    var engine: String { base.engine }

    /// Statements that were asked for rows.
    var queries: Int { counted.withLock { $0.queries } }
    /// Rows that were written.
    var changes: Int { counted.withLock { $0.changes } }

    func read<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLTransaction) throws -> Result
    ) async throws -> Result {
        try await base.read { [self] in try body(Counting(base: $0, count: count)) }
    }

    func write<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLTransaction) throws -> Result
    ) async throws -> Result {
        try await base.write { [self] in try body(Counting(base: $0, count: count)) }
    }

    private func count(_ queries: Int, _ changes: Int) {
        counted.withLock {
            $0.queries += queries
            $0.changes += changes
        }
    }

    private struct Counting: SQLTransaction {
        let base: any SQLTransaction
        let count: (Int, Int) -> Void

        var now: Int64 { base.now }

        func execute(_ statement: SQL, _ arguments: [SQLValue]) throws(StoreError) -> Int {
            let changes = try base.execute(statement, arguments)
            count(0, changes)
            return changes
        }

        func query(_ statement: SQL, _ arguments: [SQLValue]) throws(StoreError) -> [SQLRow] {
            count(1, 0)
            return try base.query(statement, arguments)
        }
    }
}
