import SQLStore

/// A store whose writing transactions are reported.
struct WatchedStore: SQLDriver {
    let store: any SQLDriver
    let moments: Moments

    var engine: String { store.engine }

    func read<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLTransaction) throws -> Result
    ) async throws -> Result {
        try await store.read(body)
    }

    func write<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLTransaction) throws -> Result
    ) async throws -> Result {
        moments.pass()
        defer { moments.pass() }
        return try await store.write(body)
    }
}
