public import ConnectorKit

/// A transport with one layer around it.
public struct LayeredTransport: HTTPTransport {
    private let layer: any TransportLayer
    private let next: any HTTPTransport

    /// Puts a layer around a transport.
    public init(_ layer: any TransportLayer, around next: any HTTPTransport) {
        self.layer = layer
        self.next = next
    }

    /// Sends a request through the layer.
    public func send(_ request: HTTPRequest) async throws(ConnectorError) -> HTTPResponse {
        try await layer.send(request, through: next)
    }
}
