import ConnectorKit

/// The network of a process that dies.
struct DyingTransport: HTTPTransport {
    let next: any HTTPTransport
    let death: Death

    func send(_ request: HTTPRequest) async throws(ConnectorError) -> HTTPResponse {
        let (isSent, isRead) = death.passRequest()
        // Never tried again: nobody is there to do it.
        let gone = ConnectorError(.cancelled, operation: request.operation, message: "the process died (injected)")
        guard isSent else { throw gone }
        let response = try await next.send(request)
        guard isRead else { throw gone }
        return response
    }
}
