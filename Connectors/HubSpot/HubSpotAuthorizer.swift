import ConnectorKit

/// Places a request at HubSpot's API and adds the bearer token.
struct HubSpotAuthorizer: Authorizer {
    private let token: Secret?
    private let method: AuthenticationMethod.Kind
    private let origin: Origin

    /// - Throws: `.invalid` for a kind of grant that HubSpot doesn't have, and for a token that no header can carry.
    init(credentials: Credentials, override: Origin?) throws(ConnectorError) {
        try credentials.check(
            for: "HubSpot", methods: [.authorizationCode, .staticToken],
            token: "The access token holds spaces or other characters that no token has; paste it again.",
            HubSpotAuthorizer.operation)
        self.token = credentials.accessToken
        self.method = credentials.method
        self.origin = override ?? HubSpotEndpoints.api
    }

    func authorize(_ request: HTTPRequest) throws(ConnectorError) -> HTTPRequest {
        guard let token, !token.isEmpty else {
            throw ConnectorError(
                .unauthenticated, operation: request.operation, message: "There is no access token for HubSpot yet.")
        }
        var request = request.operation == .tokenDescribe ? try describing(token, in: request) : request
        request.origin = origin
        request.headers["Authorization"] = "Bearer \(token.reveal())"
        // Without it some failures come as HTML.
        request.headers["Accept"] = "application/json"
        return request
    }

    /// Fills in the one body that must hold the token; an OAuth grant's token answer has told all there is to tell.
    private func describing(_ token: Secret, in request: HTTPRequest) throws(ConnectorError) -> HTTPRequest {
        guard method == .staticToken else {
            throw ConnectorError(
                .unsupported, operation: request.operation,
                message: "HubSpot describes static tokens only; the scopes of an OAuth grant came with its token.")
        }
        var request = request
        let question = HubSpotWire.TokenQuestion(tokenKey: token.reveal())
        request.body = try HubSpotWire.json(question, for: request.operation)
        request.secrets.append(token)
        return request
    }

    private static let operation: OperationName = "hubspot.token.use"
}
