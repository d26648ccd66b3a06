import SQLStore

/// A transaction whose statements are counted.
struct FailingTransaction: SQLTransaction {
    let transaction: any SQLTransaction
    let counter: StatementCounter

    var now: Int64 { transaction.now }

    func execute(_ statement: SQL, _ arguments: [SQLValue]) throws(StoreError) -> Int {
        try counter.pass()
        return try transaction.execute(statement, arguments)
    }

    func query(_ statement: SQL, _ arguments: [SQLValue]) throws(StoreError) -> [SQLRow] {
        try counter.pass()
        return try transaction.query(statement, arguments)
    }
}
