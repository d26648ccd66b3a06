/// What a store answers to a call that carries an idempotency key.
public enum IdempotencyOutcome: Hashable, Sendable {
    /// Nobody used the key before: act, then `finish`.
    case fresh
    /// A twin of this call is under way; say so.
    case inProgress(sinceMilliseconds: Int64)
    /// The call was made before; this is what it answered.
    case done(result: String)
    /// The key was used with other input: an error of the caller.
    case otherInput
}
