/// The clock of the embedded store: the host's, because all who share the file share the host (L-10).
public protocol StoreClock: Sendable {
    /// Milliseconds since 1970.
    var milliseconds: Int64 { get }
}
