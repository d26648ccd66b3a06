import SQLStore
import Synchronization

/// A driver whose store can be out of reach, or slow.
final class SwitchedDriver: SQLDriver {
    private let driver: any SQLDriver
    private let reachable = Mutex(true)
    private let beforeWriting: @Sendable () -> Void

    var engine: String { driver.engine }

    var isReachable: Bool {
        get { reachable.withLock { $0 } }
        set { reachable.withLock { $0 = newValue } }
    }

    init(_ driver: any SQLDriver, beforeWriting: @escaping @Sendable () -> Void = {}) {
        self.driver = driver
        self.beforeWriting = beforeWriting
    }

    func read<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLTransaction) throws -> Result
    ) async throws -> Result {
        try refuse()
        return try await driver.read(body)
    }

    @discardableResult
    func write<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLTransaction) throws -> Result
    ) async throws -> Result {
        try refuse()
        beforeWriting()
        return try await driver.write(body)
    }

    private func refuse() throws {
        if !isReachable { throw StoreError(.unavailable, "The store is out of reach, says the test.") }
    }
}
