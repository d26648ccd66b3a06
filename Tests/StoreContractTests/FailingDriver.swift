import SQLStore

/// A driver whose nth statement of each transaction fails, as if the disk were full.
struct FailingDriver: SQLDriver {
    private let driver: any SQLDriver
    private let failing: Int

    var engine: String { driver.engine }

    init(_ driver: any SQLDriver, failingStatement: Int) {
        self.driver = driver
        failing = failingStatement
    }

    func read<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLTransaction) throws -> Result
    ) async throws -> Result {
        try await driver.read { try body(FailingTransaction($0, failingStatement: failing)) }
    }

    @discardableResult
    func write<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLTransaction) throws -> Result
    ) async throws -> Result {
        try await driver.write { try body(FailingTransaction($0, failingStatement: failing)) }
    }
}
