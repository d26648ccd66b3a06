import SQLStore

/// The store of a process that dies.
struct DyingDriver: SQLDriver {
    let next: any SQLDriver
    let death: Death

    var engine: String { next.engine }

    func read<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLTransaction) throws -> Result
    ) async throws -> Result {
        if death.hasCome { throw Self.gone }
        return try await next.read(body)
    }

    @discardableResult
    func write<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLTransaction) throws -> Result
    ) async throws -> Result {
        let (isMade, isHeard) = death.passWrite()
        guard isMade else { throw Self.gone }
        let result = try await next.write(body)
        guard isHeard else { throw Self.gone }
        return result
    }

    private static let gone = StoreError(.unavailable, "The process died (injected).")
}
