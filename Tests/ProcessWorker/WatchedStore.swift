import SQLStore

/// A store whose writing transactions are reported, and stop where a test wants to kill the process.
struct WatchedStore: SQLDriver {
    let store: any SQLDriver
    let moments: Moments?
    let standStill: StandStill

    var engine: String { store.engine }

    func read<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLTransaction) throws -> Result
    ) async throws -> Result {
        try await store.read(body)
    }

    func write<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLTransaction) throws -> Result
    ) async throws -> Result {
        moments?.pass()
        defer { moments?.pass() }
        let result = try await store.write(body)
        await standStill.afterCommit()
        return result
    }
}
