import ConnectorKit

/// Lowers the bound of every answer, so that a case needn't send many megabytes to pass it.
struct AnswerBound: TransportLayer {
    let bytesMax: Int

    func send(
        _ request: HTTPRequest, through next: any HTTPTransport
    ) async throws(ConnectorError) -> HTTPResponse {
        var request = request
        request.responseBytesMax = min(request.responseBytesMax, bytesMax)
        return try await next.send(request)
    }
}
