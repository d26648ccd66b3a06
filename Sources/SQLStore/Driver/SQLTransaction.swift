/// One transaction. It is used inside the closure that it was handed to, and nowhere else.
///
/// A statement that failed spoils the transaction, on every engine: whoever catches its error can't commit the rest
/// any more. What may collide is written with `ON CONFLICT`.
public protocol SQLTransaction {
    /// The time by the store's clock, milliseconds since 1970, read inside the transaction (L-10).
    var now: Int64 { get }

    /// Runs a statement and returns how many rows it changed.
    @discardableResult
    func execute(_ statement: SQL, _ arguments: [SQLValue]) throws(StoreError) -> Int

    /// Runs a statement and returns its rows; also for `INSERT … RETURNING`.
    func query(_ statement: SQL, _ arguments: [SQLValue]) throws(StoreError) -> [SQLRow]
}
