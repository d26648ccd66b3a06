/// An event of a run as it is stored.
public struct RunEventRow: Sendable, Hashable {
    /// Its number within the run: the cursor of a reader.
    public let sequence: Int64
    /// When, milliseconds since 1970.
    public let at: Int64
    /// What, as JSON.
    public let event: String
}
