public import SQLStore

/// A driver that loses the nth statement of its write transactions, as a process would that is killed in the midst of
/// one: that transaction is rolled back.
public final class FailingStatementDriver: SQLDriver {
    private let driver: any SQLDriver
    private let counter: StatementCounter

    /// Fails one statement, counted from 1 over all write transactions.
    public init(_ driver: any SQLDriver, failingStatement nth: Int) {
        self.driver = driver
        self.counter = StatementCounter(nth: nth)
    }

    /// The driver's own.
    public var engine: String { driver.engine }

    /// Whether the failure took place.
    public var hasFailed: Bool { counter.hasFailed }

    /// Reads are never disturbed.
    public func read<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLTransaction) throws -> Result
    ) async throws -> Result {
        try await driver.read(body)
    }

    /// Writes, or fails in the midst.
    @discardableResult
    public func write<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLTransaction) throws -> Result
    ) async throws -> Result {
        let counter = counter
        return try await driver.write { try body(FailingTransaction(transaction: $0, counter: counter)) }
    }
}
