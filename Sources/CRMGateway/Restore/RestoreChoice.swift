/// What becomes of a grant whose stored refresh token may be spent already (SEC-8).
public enum RestoreChoice: String, Sendable, Hashable, CaseIterable {
    /// Its token is never sent: somebody must reconnect. The safe choice where the other store's tokens still work.
    case reconnect
    /// It is sent as if nothing had happened. Where it was spent since, the CRM refuses it, and may end the whole grant.
    case tryOnce = "try_once"
}
