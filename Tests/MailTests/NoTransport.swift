import ConnectorKit

/// Mail needs no CRM.
struct NoTransport: HTTPTransport {
    func send(_ request: HTTPRequest) async throws(ConnectorError) -> HTTPResponse {
        throw ConnectorError(.unreachable, operation: request.operation, message: "There is no CRM in these tests.")
    }
}
