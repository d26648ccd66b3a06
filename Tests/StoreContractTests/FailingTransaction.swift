import SQLStore

/// A transaction whose nth statement fails.
final class FailingTransaction: SQLTransaction {
    private let transaction: any SQLTransaction
    private var left: Int

    var now: Int64 { transaction.now }

    init(_ transaction: any SQLTransaction, failingStatement: Int) {
        self.transaction = transaction
        left = failingStatement
    }

    func execute(_ statement: SQL, _ arguments: [SQLValue]) throws(StoreError) -> Int {
        try count()
        return try transaction.execute(statement, arguments)
    }

    func query(_ statement: SQL, _ arguments: [SQLValue]) throws(StoreError) -> [SQLRow] {
        try count()
        return try transaction.query(statement, arguments)
    }

    private func count() throws(StoreError) {
        left -= 1
        if left == 0 { throw StoreError(.unavailable, "The disk is full, says the test.") }
    }
}
