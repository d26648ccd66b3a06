/// The seam between the repositories and an engine.
///
/// Repositories speak the SQL that SQLite ≥ 3.40 and PostgreSQL ≥ 15 share, with `$1` parameters.
public protocol SQLDriver: Sendable {
    /// The engine's name for people: `SQLite 3.40.1`.
    var engine: String { get }

    /// Reads from one snapshot; a statement that writes is refused.
    ///
    /// - Throws: what the body throws, otherwise `StoreError`.
    func read<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLTransaction) throws -> Result
    ) async throws -> Result

    /// Writes in one transaction that takes the write lock at its start; all or nothing.
    ///
    /// It is repeated as a whole, a bounded number of times, when another writer was in the way (L-9), so the body
    /// must have no effect outside the transaction. A cancelled task's transaction still ends one way or the other:
    /// what was committed can't depend on who stopped waiting.
    ///
    /// - Throws: what the body throws, after a roll back; otherwise `StoreError`.
    @discardableResult
    func write<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLTransaction) throws -> Result
    ) async throws -> Result
}
