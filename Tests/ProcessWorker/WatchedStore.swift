import SQLStore

/// A store whose writing transactions are reported, and stop, or end the process, where a test wants it.
struct WatchedStore: SQLDriver {
    let store: any SQLDriver
    let moments: Moments?
    let standStill: StandStill
    let death: SuddenDeath

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
        death.pass(.beforeWrite)
        let result = try await store.write(body)
        death.pass(.afterCommit)
        await standStill.afterCommit()
        return result
    }
}
