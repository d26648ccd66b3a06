import ConnectorKit

extension ConnectorError {
    /// The most likely cause that its kind alone tells, whatever was asked: the one table that readings and writes share.
    var causeOfKind: Cause {
        switch kind {
        case .unauthenticated: .tokenRevoked
        case .forbidden: missingScopes.isEmpty ? .accessDenied : .missingScope
        case .notFound, .unsupported: .accessDenied
        case .rateLimited, .quotaExhausted: .rateLimit
        case .unreachable, .tlsRefused, .unavailable, .timedOut, .outcomeUnknown: .crmUnavailable
        case .conflict: .duplicateRule
        case .invalid: .valueRefused
        default: .unknown
        }
    }
}
