public import SQLStore
import Synchronization

/// A driver whose nth write fails before it begins, as a full disk would: one failure, then all is well again.
public final class FailingDriver: SQLDriver {
    private let driver: any SQLDriver
    private let count = Mutex(0)
    private let nth: Int

    /// Fails one write of a driver, counted from 1.
    public init(_ driver: any SQLDriver, failingWrite nth: Int) {
        self.driver = driver
        self.nth = nth
    }

    /// The driver's own.
    public var engine: String { driver.engine }

    /// Whether the failure took place.
    public var hasFailed: Bool { count.withLock { $0 >= nth } }

    /// Reads are never disturbed.
    public func read<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLTransaction) throws -> Result
    ) async throws -> Result {
        try await driver.read(body)
    }

    /// Writes, or fails where this is the nth.
    @discardableResult
    public func write<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLTransaction) throws -> Result
    ) async throws -> Result {
        let isNth = count.withLock { count in
            count += 1
            return count == nth
        }
        if isNth { throw StoreError(.unavailable, "The disk is full (injected).") }
        return try await driver.write(body)
    }
}
