import ConnectorKit

/// Places a request at the toy's API and adds the token.
struct ToyAuthorizer: Authorizer {
    let token: Secret?
    let origin: Origin

    func authorize(_ request: HTTPRequest) throws(ConnectorError) -> HTTPRequest {
        guard let token, !token.isEmpty else {
            throw ConnectorError(
                .unauthenticated, operation: request.operation, message: "There is no token for the toy CRM.")
        }
        var request = request
        request.origin = origin
        request.headers["Authorization"] = "Bearer \(token.reveal())"
        return request
    }
}
