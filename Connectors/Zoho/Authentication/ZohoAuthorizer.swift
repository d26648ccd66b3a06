import ConnectorKit

/// Places a request at the API host of the grant's data centre and adds the token.
struct ZohoAuthorizer: Authorizer {
    private let token: Secret?
    private let origin: Origin?

    /// - Throws: `.invalid` for a kind of grant that Zoho doesn't have, for a token that no header can carry, where the
    ///   data centre isn't known, and where an answer named another API host than the data centre's: no token goes
    ///   there (SEC-4).
    init(credentials: Credentials, override: Origin?) throws(ConnectorError) {
        try credentials.check(
            for: "Zoho", methods: [.authorizationCode],
            token: "The access token holds spaces or other characters that no token has; connect it again.", .tokenUse)
        token = credentials.accessToken
        origin = try Self.origin(of: credentials, override: override)
    }

    /// Zoho's own scheme: `Bearer` is refused.
    func authorize(_ request: HTTPRequest) throws(ConnectorError) -> HTTPRequest {
        guard let token, !token.isEmpty, let origin else {
            throw ConnectorError(
                .unauthenticated, operation: request.operation, message: "There is no access token for Zoho yet.")
        }
        var request = request
        request.origin = origin
        request.headers["Authorization"] = "Zoho-oauthtoken \(token.reveal())"
        request.headers["Accept"] = "application/json"
        return request
    }

    /// The host, derived from the data centre. What an answer said is refused even beside an override, whose own
    /// address is the one exception.
    private static func origin(of credentials: Credentials, override: Origin?) throws(ConnectorError) -> Origin? {
        let foreign = credentials.attributes[ZohoAttribute.foreignAPI]
        if let override, foreign == nil || foreign.flatMap(Origin.init(parsing:)) == override { return override }
        guard foreign == nil else {
            throw error(
                "An answer of Zoho's named another API host (api_domain) than that of the account's data centre; nothing "
                    + "is sent there. Connect the account again.")
        }
        if let place = ZohoPlace(attributes: credentials.attributes) { return place.api }
        if credentials.accessToken == nil { return nil }
        throw error("It isn't known in which data centre of Zoho's this account is; connect it again.")
    }

    private static func error(_ message: String) -> ConnectorError {
        ConnectorError(.invalid, operation: .tokenUse, message: message)
    }
}
