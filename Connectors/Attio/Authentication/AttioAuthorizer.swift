import ConnectorKit

/// Places a request at Attio's interface and adds the bearer token; keys and grants are sent alike.
struct AttioAuthorizer: Authorizer {
    private let token: Secret?
    private let origin: Origin

    /// - Throws: `.invalid` for a kind of grant that Attio doesn't have, and for a token that no header can carry.
    init(credentials: Credentials, override: Origin?) throws(ConnectorError) {
        try credentials.check(
            for: "Attio", methods: [.authorizationCode, .staticToken],
            token: "The key holds spaces or other characters that no key has; paste it again.",
            AttioAuthorizer.operation)
        self.token = credentials.accessToken
        self.origin = override ?? AttioEndpoints.api
    }

    func authorize(_ request: HTTPRequest) throws(ConnectorError) -> HTTPRequest {
        guard let token, !token.isEmpty else {
            throw ConnectorError(
                .unauthenticated, operation: request.operation, message: "There is no access token for Attio yet.")
        }
        var request = request
        request.origin = origin
        request.headers["Authorization"] = "Bearer \(token.reveal())"
        request.headers["Accept"] = "application/json"
        return request
    }

    private static let operation: OperationName = "attio.token.use"
}
