/// Sends a request and returns the answer.
public protocol HTTPTransport: Sendable {
    /// Sends a request.
    ///
    /// - Throws: a ``ConnectorError`` that says what was known: not connected, sent and unanswered, cut off, refused, …
    func send(_ request: HTTPRequest) async throws(ConnectorError) -> HTTPResponse
}
