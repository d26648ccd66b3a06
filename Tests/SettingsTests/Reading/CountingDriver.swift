import SQLStore
import Synchronization

/// A driver that counts statements.
final class CountingDriver: SQLDriver {
    private let driver: any SQLDriver
    private let count = Mutex(0)

    init(_ driver: any SQLDriver) {
        self.driver = driver
    }

    var engine: String { driver.engine }

    /// How many statements a body runs.
    func counting(_ body: () async throws -> Void) async throws -> Int {
        let before = count.withLock { $0 }
        try await body()
        return count.withLock { $0 } - before
    }

    func read<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLTransaction) throws -> Result
    ) async throws -> Result {
        try await driver.read { try body(CountingTransaction($0) { self.count.withLock { $0 += 1 } }) }
    }

    @discardableResult
    func write<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLTransaction) throws -> Result
    ) async throws -> Result {
        try await driver.write { try body(CountingTransaction($0) { self.count.withLock { $0 += 1 } }) }
    }
}
