import ConnectorKit

/// Adds a bearer token.
struct FakeAuthorizer: Authorizer {
    let origin: Origin
    let token: Secret?

    func authorize(_ request: HTTPRequest) throws(ConnectorError) -> HTTPRequest {
        var request = request
        request.origin = origin
        request.headers["Authorization"] = "Bearer \(token?.reveal() ?? "")"
        return request
    }
}
