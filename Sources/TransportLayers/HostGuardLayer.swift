public import ConnectorKit

/// Refuses, before a byte leaves, a request to a host that is neither the vendor's nor allowed by the operator (SEC-4).
///
/// Below the layer that adds credentials, so that it judges the final request. Its refusals are `.invalid` and carry
/// `not_connected`: nothing was sent. They never repeat the path, the query or a header's value.
public struct HostGuardLayer: TransportLayer {
    private let hosts: [HostRule]
    private let allowed: Set<Origin>

    /// Guards requests.
    ///
    /// - Parameters:
    ///   - hosts: the vendor's hosts; https at the usual port alone.
    ///   - allowedOrigins: what the operator allowed besides, exact to the port; plain http only for loopback hosts.
    public init(hosts: [HostRule], allowedOrigins: Set<Origin> = []) {
        self.hosts = hosts
        self.allowed = allowedOrigins
    }

    /// Sends a request whose origin, path and headers are in order.
    public func send(
        _ request: HTTPRequest, through next: any HTTPTransport
    ) async throws(ConnectorError) -> HTTPResponse {
        if let fault = originFault(of: request) ?? RequestSyntax.fault(in: request) {
            throw ConnectorError(
                .invalid, operation: request.operation, message: fault,
                transfer: TransferFacts(progress: .notConnected))
        }
        return try await next.send(request)
    }

    private func originFault(of request: HTTPRequest) -> String? {
        guard let origin = request.origin else {
            return "the request has no origin: no authorizer has placed it"
        }
        if mayGo(to: origin) { return nil }
        return "\(origin.scheme.rawValue)://\(RequestSyntax.printable(origin.host)) is not a host of this CRM; "
            + "an operator may allow an origin explicitly, plain http for loopback hosts alone"
    }

    /// Whether requests may go to an origin.
    public func mayGo(to origin: Origin) -> Bool {
        if allowed.contains(origin) {
            return origin.scheme == .https || HostGuardLayer.isLoopback(origin.host)
        }
        let isUsualPort = origin.port == nil || origin.port == 443
        return origin.scheme == .https && isUsualPort && hosts.contains { $0.matches(origin.host) }
    }

    /// Whether a host, lower case, can only be this machine: `localhost`, `127.x.y.z`, `::1`.
    static func isLoopback(_ host: String) -> Bool {
        if host == "localhost" || host == "::1" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }
}
