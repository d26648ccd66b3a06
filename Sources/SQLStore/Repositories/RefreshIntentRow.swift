public import Workspace

/// One attempt to refresh one generation of a grant. Times are milliseconds since 1970.
public struct RefreshIntentRow: Sendable, Hashable {
    /// Which attempt.
    public let id: String
    /// Of which grant.
    public let grant: GrantID
    /// The generation whose refresh token is sent.
    public let generation: Int64
    /// How far it has come.
    public let state: RefreshIntentState
    /// The lost attempt that this one repeats (F-A4).
    public let replayOf: String?
    /// When it was written, before the request.
    public let createdAt: Int64

    /// Describes an attempt.
    public init(
        id: String, grant: GrantID, generation: Int64, state: RefreshIntentState, replayOf: String?, createdAt: Int64
    ) {
        self.id = id
        self.grant = grant
        self.generation = generation
        self.state = state
        self.replayOf = replayOf
        self.createdAt = createdAt
    }
}
