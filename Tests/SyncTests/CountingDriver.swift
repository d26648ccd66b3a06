import SQLStore
import Synchronization

/// A driver that counts the transactions that go through it.
final class CountingDriver: SQLDriver {
    private let driver: any SQLDriver
    private let counts = Mutex((reads: 0, writes: 0))

    init(_ driver: any SQLDriver) {
        self.driver = driver
    }

    var engine: String { driver.engine }

    /// Reads and writes since the last look.
    func taken() -> [Int] {
        counts.withLock { counts in
            defer { counts = (0, 0) }
            return [counts.reads, counts.writes]
        }
    }

    func read<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLTransaction) throws -> Result
    ) async throws -> Result {
        counts.withLock { $0.reads += 1 }
        return try await driver.read(body)
    }

    @discardableResult
    func write<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLTransaction) throws -> Result
    ) async throws -> Result {
        counts.withLock { $0.writes += 1 }
        return try await driver.write(body)
    }
}
