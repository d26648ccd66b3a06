public import ConnectorKit
public import MockKit

/// One way in which a vendor says no, verbatim, and what the connector must make of it.
public struct VendorRefusal: Sendable, CustomStringConvertible {
    /// The name of the case: `429, daily limit`.
    public let name: String
    /// The status.
    public let status: Int
    /// `Retry-After` in seconds, where the vendor sends it.
    public let retryAfter: Int?
    /// The body.
    public let body: FaultBody
    /// The kind for a request that is safe to repeat.
    public let kind: ConnectorErrorKind
    /// The kind for a creation, where it is another one.
    public let kindOfCreation: ConnectorErrorKind
    /// The pause that the error must advise; `nil` when none is asked of it.
    public let pause: Duration?
    /// Whether the vendor tells it from others by the words of its message, which are then not translated.
    public let isToldByWords: Bool

    /// Describes a refusal.
    public init(
        _ name: String, status: Int, retryAfter: Int? = nil, body: FaultBody = .vendor, kind: ConnectorErrorKind,
        kindOfCreation: ConnectorErrorKind? = nil, pause: Duration? = nil, isToldByWords: Bool = false
    ) {
        self.name = name
        self.status = status
        self.retryAfter = retryAfter
        self.body = body
        self.kind = kind
        self.kindOfCreation = kindOfCreation ?? kind
        self.pause = pause
        self.isToldByWords = isToldByWords
    }

    /// The fault that shows it.
    public var fault: Fault { .status(status, retryAfter: retryAfter, body: body) }

    /// The name.
    public var description: String { name }
}
