import ConnectorKit

/// A wait that is too long to hold a worker: the run is paused, and says when it goes on (SYNC-14).
struct CRMPause: Sendable, Hashable {
    /// How long.
    let duration: Duration
    /// Why, for people.
    let reason: String

    /// What to wait where the CRM doesn't say.
    static let quotaPauseDefault: Duration = .seconds(3600)

    /// The pause that a failure asks for: quotas and named waits pause; everything else fails.
    init?(_ error: ConnectorError) {
        guard error.kind == .quotaExhausted || error.kind == .rateLimited else { return nil }
        guard case .later(let after) = error.retry else { return nil }
        self.duration = after ?? Self.quotaPauseDefault
        self.reason = error.message
    }
}
