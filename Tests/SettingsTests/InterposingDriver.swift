import SQLStore
import Synchronization

/// A driver before whose nth write something else is done, as another process would: between two of a worker's own.
final class InterposingDriver: SQLDriver {
    private let driver: any SQLDriver
    private let count = Mutex(0)
    private let nth: Int
    private let act: @Sendable () async throws -> Void

    /// Does something once, before one write, counted from 1.
    init(_ driver: any SQLDriver, beforeWrite nth: Int, _ act: @escaping @Sendable () async throws -> Void) {
        self.driver = driver
        self.nth = nth
        self.act = act
    }

    var engine: String { driver.engine }

    /// Whether there was an nth write.
    var hasActed: Bool { count.withLock { $0 >= nth } }

    func read<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLTransaction) throws -> Result
    ) async throws -> Result {
        try await driver.read(body)
    }

    @discardableResult
    func write<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLTransaction) throws -> Result
    ) async throws -> Result {
        let isNth = count.withLock { count in
            count += 1
            return count == nth
        }
        if isNth { try await act() }
        return try await driver.write(body)
    }
}
