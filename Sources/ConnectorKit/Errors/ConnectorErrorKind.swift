/// What happened, in words that are stored, exported and documented (`docs/errors.md`).
public struct ConnectorErrorKind: VendorText {
    /// The stable snake_case value.
    public let rawValue: String

    /// Takes a value; prefer the constants.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// The token is refused.
    public static let unauthenticated: Self = "unauthenticated"
    /// The token works and may not do this.
    public static let forbidden: Self = "forbidden"
    /// No such thing.
    public static let notFound: Self = "not_found"
    /// It exists already, or changed meanwhile.
    public static let conflict: Self = "conflict"
    /// The CRM says the request, or our set-up, is wrong.
    public static let invalid: Self = "invalid"
    /// Too many calls in a short time.
    public static let rateLimited: Self = "rate_limited"
    /// The day's quota is used up.
    public static let quotaExhausted: Self = "quota_exhausted"
    /// Not connected: nothing was sent.
    public static let unreachable: Self = "unreachable"
    /// TLS refused: wrong host, expired, unknown authority, too old.
    public static let tlsRefused: Self = "tls_refused"
    /// The CRM is down or overloaded.
    public static let unavailable: Self = "unavailable"
    /// A time limit passed, and nothing is lost by asking again.
    public static let timedOut: Self = "timed_out"
    /// Sent, the answer was lost, and it isn't safe to repeat: look before acting again.
    public static let outcomeUnknown: Self = "outcome_unknown"
    /// The CRM, or this account of it, has no such ability.
    public static let unsupported: Self = "unsupported"
    /// The answer can't be read.
    public static let malformed: Self = "malformed"
    /// The answer is larger than its bound.
    public static let tooLarge: Self = "too_large"
    /// The caller gave up.
    public static let cancelled: Self = "cancelled"

    /// All of them, in the order of the documentation.
    public static let all: [ConnectorErrorKind] = [
        .unauthenticated, .forbidden, .notFound, .conflict, .invalid, .rateLimited, .quotaExhausted, .unreachable,
        .tlsRefused, .unavailable, .timedOut, .outcomeUnknown, .unsupported, .malformed, .tooLarge, .cancelled,
    ]
}
