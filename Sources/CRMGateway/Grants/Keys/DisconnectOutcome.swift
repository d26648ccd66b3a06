public import Workspace

/// What a disconnect has done.
public struct DisconnectOutcome: Sendable, Hashable {
    /// The grant that the key referred to; it lives on for its other holders.
    public let grant: GrantID
    /// How many users still hold a key to it.
    public let holdersLeft: Int
    /// Whether it has no holder any more: it is kept for the undo window, and not refreshed (SYNC-13).
    public let isOrphaned: Bool
}
