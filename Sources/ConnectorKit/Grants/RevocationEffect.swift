/// What a revoke at the vendor ends.
public struct RevocationEffect: Hashable, Sendable {
    /// Whether access tokens that are out already go on working for a time.
    public let accessTokenOutlivesFor: Duration
    /// What ends, for people.
    public let explanation: String

    /// Describes the effect.
    public init(accessTokenOutlivesFor: Duration, explanation: String) {
        self.accessTokenOutlivesFor = accessTokenOutlivesFor
        self.explanation = explanation
    }
}
