/// Wraps a transport with one concern.
public protocol TransportLayer: Sendable {
    /// Sends a request through the next layer, before or after doing what this one is for.
    func send(
        _ request: HTTPRequest, through next: any HTTPTransport
    ) async throws(ConnectorError) -> HTTPResponse
}
