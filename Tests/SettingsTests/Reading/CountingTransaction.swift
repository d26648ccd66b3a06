import SQLStore

/// A transaction that tells of each statement.
struct CountingTransaction: SQLTransaction {
    private let transaction: any SQLTransaction
    private let note: () -> Void

    init(_ transaction: any SQLTransaction, note: @escaping () -> Void) {
        self.transaction = transaction
        self.note = note
    }

    var now: Int64 { transaction.now }

    func execute(_ statement: SQL, _ arguments: [SQLValue]) throws(StoreError) -> Int {
        note()
        return try transaction.execute(statement, arguments)
    }

    func query(_ statement: SQL, _ arguments: [SQLValue]) throws(StoreError) -> [SQLRow] {
        note()
        return try transaction.query(statement, arguments)
    }
}
