import SQLStore

/// A store that can only be read: whatever would be written fails.
struct UnwritableDriver: SQLDriver {
    private let driver: any SQLDriver

    init(_ driver: any SQLDriver) {
        self.driver = driver
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
        throw StoreError(.unavailable, "The disk is full (injected).")
    }
}
