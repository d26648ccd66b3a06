/// An event for hosts as it is stored.
public struct GatewayEventRow: Sendable, Hashable {
    /// Its number within the organization: the cursor of a reader.
    public let sequence: Int64
    /// What happened, `run_ended`.
    public let kind: String
    /// When, milliseconds since 1970 by the store's clock.
    public let at: Int64
    /// The rest, as JSON.
    public let content: String
}
