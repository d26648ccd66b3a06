import ConnectorKit

/// Places a request at the company's host and adds the token: an API token in its own header, an OAuth one as bearer.
struct PipedriveAuthorizer: Authorizer {
    /// The header of API tokens. The old `?api_token=` would show them in every log on the way.
    static let tokenHeader = "x-api-token"

    private let token: Secret?
    private let method: AuthenticationMethod.Kind
    private let origin: Origin

    /// - Throws: `.invalid` for a kind of grant that Pipedrive doesn't have, for a token that no header can carry, and
    ///   for an `api_domain` that isn't Pipedrive's: no token ever goes there (SEC-4).
    init(credentials: Credentials, override: Origin?) throws(ConnectorError) {
        try credentials.check(
            for: "Pipedrive", methods: [.authorizationCode, .staticToken],
            token: "The token holds spaces or other characters that no token has; paste it again.", .tokenUse)
        origin = try Self.origin(of: credentials, override: override)
        token = credentials.accessToken
        method = credentials.method
    }

    func authorize(_ request: HTTPRequest) throws(ConnectorError) -> HTTPRequest {
        guard let token, !token.isEmpty else {
            throw ConnectorError(
                .unauthenticated, operation: request.operation, message: "There is no token for Pipedrive yet.")
        }
        var request = request
        request.origin = origin
        request.headers["Accept"] = "application/json"
        if method == .staticToken {
            request.headers[Self.tokenHeader] = token.reveal()
        } else {
            request.headers["Authorization"] = "Bearer \(token.reveal())"
        }
        return request
    }

    /// What a token answer said is checked even beside an override, whose own address is the one exception.
    private static func origin(of credentials: Credentials, override: Origin?) throws(ConnectorError) -> Origin {
        guard let text = credentials.attributes[PipedriveOAuth.Attribute.domain] else {
            return override ?? PipedriveAddress.api
        }
        if let own = PipedriveAddress.callOrigin(text) { return override ?? own }
        if let override, Origin(parsing: text) == override { return override }
        throw error(
            "The address that came with the tokens (api_domain) is no host of Pipedrive's; nothing is sent there. "
                + "Connect the company again.")
    }

    private static func error(_ message: String) -> ConnectorError {
        ConnectorError(.invalid, operation: .tokenUse, message: message)
    }
}
