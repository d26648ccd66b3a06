import ConnectorKit

/// A transport whose requests are reported, and whose token requests stop where a test wants to kill the process.
struct WatchedTransport: HTTPTransport {
    /// What the connector calls the refresh of a token.
    static let refresh: OperationName = "hubspot.token.refresh"

    let transport: any HTTPTransport
    let moments: Moments?
    let stop: WorkerSettings.StopPoint?

    func send(_ request: HTTPRequest) async throws(ConnectorError) -> HTTPResponse {
        moments?.pass()
        defer { moments?.pass() }
        await standStill(request, .beforeSend)
        let response = try await transport.send(request)
        await standStill(request, .afterAnswer)
        return response
    }

    private func standStill(_ request: HTTPRequest, _ point: WorkerSettings.StopPoint) async {
        guard stop == point, request.operation == Self.refresh else { return }
        Report.stopped.send()
        // Nobody resumes it: the process ends here.
        await withUnsafeContinuation { (_: UnsafeContinuation<Void, Never>) in }
    }
}
