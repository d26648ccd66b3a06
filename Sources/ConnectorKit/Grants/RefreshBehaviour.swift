/// What a refresh does to the refresh token.
public enum RefreshBehaviour: String, Hashable, Sendable, Codable {
    /// There is no refresh: tokens live until they are revoked.
    case none
    /// The same refresh token stays good: sending it twice does no harm.
    case replaySafe = "replay_safe"
    /// Each refresh token is good once; a replay may revoke everything.
    case singleUse = "single_use"
}
