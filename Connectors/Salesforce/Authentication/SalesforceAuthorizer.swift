import ConnectorKit

/// Places a request at the org's own host and adds the bearer token.
struct SalesforceAuthorizer: Authorizer {
    private static let methods: Set<AuthenticationMethod.Kind> = [.authorizationCode, .jwtBearer, .clientCredentials]

    private let token: Secret?
    private let origin: Origin?

    /// - Throws: `.invalid` for a kind of grant that Salesforce doesn't have, for a token that no header can carry, and
    ///   for an `instance_url` that isn't Salesforce's: no token ever goes there (SEC-4).
    init(credentials: Credentials, override: Origin?) throws(ConnectorError) {
        try credentials.check(
            for: "Salesforce", methods: Self.methods,
            token: "The access token holds spaces or other characters that no token has; connect it again.", .tokenUse)
        origin = try Self.origin(of: credentials, override: override)
        token = credentials.accessToken
    }

    func authorize(_ request: HTTPRequest) throws(ConnectorError) -> HTTPRequest {
        guard let token, !token.isEmpty, let origin else {
            throw ConnectorError(
                .unauthenticated, operation: request.operation, message: "There is no access token for Salesforce yet.")
        }
        var request = request
        request.origin = origin
        request.headers["Authorization"] = "Bearer \(token.reveal())"
        request.headers["Accept"] = "application/json"
        return request
    }

    /// The org's host, or `nil` where nothing was issued yet. What an answer said is checked even beside an override,
    /// whose own address is the one exception.
    private static func origin(of credentials: Credentials, override: Origin?) throws(ConnectorError) -> Origin? {
        let text = credentials.attributes[SalesforceAttribute.instance]
        if let text, let instance = SalesforceAddress.instance(text) { return override ?? instance }
        if let override, text == nil || text.flatMap(Origin.init(parsing:)) == override { return override }
        if text == nil, credentials.accessToken == nil { return nil }
        throw error(
            "The address that came with the tokens (instance_url) is missing or is no API host of Salesforce's; nothing is "
                + "sent there. Connect the org again.")
    }

    private static func error(_ message: String) -> ConnectorError {
        ConnectorError(.invalid, operation: .tokenUse, message: message)
    }
}
