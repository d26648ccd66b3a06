import ConnectorKit

extension HTTPTransport {
    /// Sends a request, with the failure as a value: task groups can't carry typed errors.
    func outcome(of request: HTTPRequest) async -> Result<HTTPResponse, ConnectorError> {
        do throws(ConnectorError) {
            return .success(try await send(request))
        } catch {
            return .failure(error)
        }
    }
}
