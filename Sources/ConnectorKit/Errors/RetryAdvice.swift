/// What to do about a failure.
public enum RetryAdvice: Hashable, Sendable {
    /// Asking again brings the same answer.
    case never
    /// Asking again may help, after the time that the vendor named, or after a pause of our own.
    case later(after: Duration?)
    /// It was asked again as often as allowed.
    case exhausted
}
