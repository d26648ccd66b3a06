import ConnectorKit

/// What of a request decides a handle's options.
///
/// A handle that served a request of the same shape keeps its options; most requests to one CRM have few shapes.
struct CurlShape: Sendable, Hashable {
    /// The verb.
    let method: HTTPMethod
    /// How many bytes are sent, or `nil` for no body.
    let bodyCount: Int?
    /// Whether libcurl may send it again by itself, when a reused connection turns out to be dead.
    let isRepeatable: Bool
    /// Whether it gets a connection of its own, used for nothing else.
    let needsOwnConnection: Bool
    /// Whether it goes over TLS.
    let isTLS: Bool
    /// Whether it goes through the operator's proxy.
    let isProxied: Bool

    /// The shape of a request.
    init(_ request: HTTPRequest, to origin: Origin, under configuration: CurlTransportConfiguration) {
        method = request.method
        bodyCount = request.body.map(\.bytes.count) ?? (request.method.carriesBody ? 0 : nil)
        isRepeatable = request.isIdempotent && !request.needsFreshConnection
        // Without body bytes, nothing that libcurl would have to rewind keeps it from resending: a connection that
        // was never used before does, as libcurl resends only over reused ones.
        let isUnprotected = !isRepeatable && (bodyCount ?? 0) == 0 && configuration.remedies.isResendPrevented
        needsOwnConnection = request.needsFreshConnection || isUnprotected
        isTLS = origin.scheme == .https
        isProxied = configuration.proxy != nil && !CurlShape.isLoopback(origin, under: configuration)
    }

    private static func isLoopback(_ origin: Origin, under configuration: CurlTransportConfiguration) -> Bool {
        if origin.scheme == .http || origin.host == "localhost" { return true }
        return IPAddress(text: origin.host).map { AddressGuard.zone(of: $0) == .loopback } ?? false
    }
}

extension HTTPMethod {
    /// Whether libcurl must be told that a body follows, even an empty one.
    var carriesBody: Bool {
        switch self {
        case .post, .put, .patch: true
        case .get, .delete: false
        }
    }
}
