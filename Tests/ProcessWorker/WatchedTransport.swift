import ConnectorKit

/// A transport whose requests are reported, and end the process, or as token requests stop, where a test wants it.
struct WatchedTransport: HTTPTransport {
    let transport: any HTTPTransport
    let moments: Moments?
    /// What the connector calls the refresh of a token.
    let refresh: OperationName
    let standStill: StandStill
    let death: SuddenDeath

    func send(_ request: HTTPRequest) async throws(ConnectorError) -> HTTPResponse {
        moments?.pass()
        defer { moments?.pass() }
        guard request.operation == refresh else { return try await exchange(request) }
        await standStill.beforeSend()
        let response = try await exchange(request)
        await standStill.afterAnswer()
        return response
    }

    private func exchange(_ request: HTTPRequest) async throws(ConnectorError) -> HTTPResponse {
        death.pass(.beforeRequest)
        let response = try await transport.send(request)
        death.pass(.afterAnswer)
        return response
    }
}
