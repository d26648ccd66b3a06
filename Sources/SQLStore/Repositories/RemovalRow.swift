public import Workspace

/// Somebody's removal as it is stored; times are milliseconds since 1970.
public struct RemovalRow: Sendable, Hashable {
    /// Who was removed.
    public let user: UserID
    /// Who did it, as JSON.
    public let actor: String
    /// What they had, as JSON; `nil` once it was taken back or purged.
    public let content: String?
    /// What has become of it.
    public let state: RemovalState
    /// When.
    public let removedAt: Int64
    /// Until when it can be taken back.
    public let restorableUntil: Int64
    /// When it was taken back or purged.
    public let endedAt: Int64?

    /// Holds a removal.
    public init(
        user: UserID, actor: String, content: String?, state: RemovalState = .restorable, removedAt: Int64,
        restorableUntil: Int64, endedAt: Int64? = nil
    ) {
        self.user = user
        self.actor = actor
        self.content = content
        self.state = state
        self.removedAt = removedAt
        self.restorableUntil = restorableUntil
        self.endedAt = endedAt
    }
}
