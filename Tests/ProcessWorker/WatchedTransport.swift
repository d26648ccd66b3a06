import ConnectorKit

/// A transport whose requests are reported, and whose token requests stop where a test wants to kill the process.
struct WatchedTransport: HTTPTransport {
    let transport: any HTTPTransport
    let moments: Moments?
    /// What the connector calls the refresh of a token.
    let refresh: OperationName
    let standStill: StandStill

    func send(_ request: HTTPRequest) async throws(ConnectorError) -> HTTPResponse {
        moments?.pass()
        defer { moments?.pass() }
        guard request.operation == refresh else { return try await transport.send(request) }
        await standStill.beforeSend()
        let response = try await transport.send(request)
        await standStill.afterAnswer()
        return response
    }
}
