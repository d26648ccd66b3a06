public import ConnectorKit

/// Why a CRM's part of a run failed.
public struct CRMFailure: Hashable, Sendable, Codable {
    /// The stable kind, as in `docs/errors.md`.
    public let kind: ConnectorErrorKind
    /// A sentence for people.
    public let message: String
    /// Whether trying again may help.
    public let isRetryable: Bool
    /// How long to wait before, in seconds, where it is known.
    public let retryAfterSeconds: Int?

    /// Describes a failure.
    public init(kind: ConnectorErrorKind, message: String, isRetryable: Bool, retryAfterSeconds: Int? = nil) {
        self.kind = kind
        self.message = message
        self.isRetryable = isRetryable
        self.retryAfterSeconds = retryAfterSeconds
    }

    /// What a connector, or the transport below it, reported.
    public init(_ error: ConnectorError) {
        var wait: Int?
        if case .later(let after) = error.retry { wait = after.map { Int($0.components.seconds) } }
        self.init(
            kind: error.kind, message: error.description, isRetryable: error.isRetryable, retryAfterSeconds: wait)
    }
}
