import SQLStore
import Synchronization

/// A driver that commits its nth write and loses the answer, as a lost connection would; then all is well again.
final class ForgetfulDriver: SQLDriver {
    private let driver: any SQLDriver
    private let nth: Int
    private let count = Mutex(0)

    init(_ driver: any SQLDriver, losingAnswer nth: Int) {
        self.driver = driver
        self.nth = nth
    }

    var engine: String { driver.engine }

    func read<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLTransaction) throws -> Result
    ) async throws -> Result {
        try await driver.read(body)
    }

    @discardableResult
    func write<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLTransaction) throws -> Result
    ) async throws -> Result {
        let result = try await driver.write(body)
        let isLost = count.withLock { count in
            count += 1
            return count == nth
        }
        if isLost { throw StoreError(.unavailable, "The answer was lost (injected).") }
        return result
    }
}
