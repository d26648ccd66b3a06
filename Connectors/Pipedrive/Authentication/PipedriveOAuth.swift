import ConnectorKit
import Foundation

/// Pipedrive's authorization-code flow. Scopes are fixed on the app, and PKCE isn't known to the vendor.
struct PipedriveOAuth: OAuthFlow {
    /// The longest life of an access token that is believed: a day; Pipedrive gives 3,599 seconds.
    static let lifetimeSecondsMax: Int64 = 86_400
    /// The longest `api_domain` that is kept, in bytes.
    static let domainBytesMax = 255

    /// What a token answer tells beside the tokens.
    enum Attribute {
        /// The company's own host, as an origin.
        static let domain = "api_domain"
    }

    private static let answerFieldsShowable: Set<String> = [
        "api_domain", "error", "error_description", "expires_in", "scope", "success", "token_type",
    ]

    func authorizationURL(app: OAuthApp, state: String, challenge: String?, override: Origin?) -> String {
        let query = [
            QueryItem("client_id", app.clientID), QueryItem("redirect_uri", app.redirectURI), QueryItem("state", state),
        ]
        let page = HTTPRequest(
            operation: "pipedrive.consent.open", method: .get, path: "/oauth/authorize", query: query)
        return "\(override ?? PipedriveAddress.consent)\(page.target)"
    }

    /// Exchanges a code for tokens.
    /// - Source: "OAuth authorization", <https://pipedrive.readme.io/docs/marketplace-oauth-authorization>, read 2026-11.
    /// - Shape: HTTP Basic with the app's id and secret, a form → ``PipedriveTokenAnswer``.
    /// - Limits: a code is good once and for 5 minutes; `redirect_uri` must be the app's own.
    /// - Failures: any refusal → `.invalid`.
    func exchangeRequest(
        app: OAuthApp, callback: AuthorizationCallback, verifier: Secret?, override: Origin?
    ) throws(ConnectorError) -> HTTPRequest {
        let fields = [
            ("grant_type", "authorization_code"), ("code", callback.code.reveal()),
            ("redirect_uri", app.redirectURI),
        ]
        return try tokenRequest(
            .tokenExchange, "token", fields, [callback.code], app: app, override: override, isIdempotent: false)
    }

    /// Fetches the next access token; `nil` for API tokens, and where there is no refresh token.
    /// - Source: "Refreshing the tokens", <https://pipedrive.readme.io/docs/marketplace-oauth-authorization>, read
    ///   2026-11.
    /// - Shape: as for the exchange; the same refresh token comes back, and what comes is stored.
    /// - Limits: access tokens live 3,599 seconds, refresh tokens 60 days from their last use.
    /// - Failures: `invalid_grant` → `.unauthenticated`; the app's faults → `.invalid`. Whether the word stands in
    ///   `error` or within `message` is unverified: both are read.
    func refreshRequest(
        app: OAuthApp?, credentials: Credentials, at now: Date, override: Origin?
    ) throws(ConnectorError) -> HTTPRequest? {
        guard let token = credentials.renewal else { return nil }
        let fields = [("grant_type", "refresh_token"), ("refresh_token", token.reveal())]
        return try tokenRequest(
            .tokenRefresh, "token", fields, [token], app: app, override: override, isIdempotent: true)
    }

    /// Ends the refresh token, and with it every access token; the app counts as uninstalled for that user.
    /// - Source: "App uninstallation", <https://pipedrive.readme.io/docs/app-uninstallation>, read 2026-11.
    /// - Shape: HTTP Basic, a form `token`, `token_type_hint` → 200, with a body that no page describes.
    /// - Limits: none known.
    /// - Failures: an unknown token → `.not_found`, it has ended already; the app's faults → `.invalid`.
    func revokeRequest(
        app: OAuthApp?, credentials: Credentials, override: Origin?
    ) throws(ConnectorError) -> HTTPRequest? {
        guard let token = credentials.renewal else { return nil }
        let fields = [("token", token.reveal()), ("token_type_hint", "refresh_token")]
        return try tokenRequest(
            .tokenRevoke, "revoke", fields, [token], app: app, override: override, isIdempotent: true)
    }

    /// A host that isn't Pipedrive's is kept as it came: the tokens are stored first, then the authorizer refuses it.
    func credentials(
        from response: HTTPResponse, previous: Credentials?, at now: Date
    ) throws(ConnectorError) -> Credentials {
        let request = HTTPRequest(operation: .tokenRefresh, method: .post, path: "")
        let answer: PipedriveTokenAnswer = try PipedriveWire.decode(from: response, to: request)
        let tokens = IssuedTokens(
            access: answer.access_token, refresh: answer.refresh_token, type: answer.token_type,
            lifetime: answer.expires_in, scopes: answer.scope.map(Self.scopes))
        guard tokens.areUsable(lifetimeSecondsMax: Self.lifetimeSecondsMax)
        else {
            throw ConnectorError(
                .malformed, operation: request.operation,
                message: "Pipedrive's token answer has no token, another type than bearer, or a lifetime out of range.")
        }
        var attributes = previous?.attributes ?? [:]
        if let domain = answer.api_domain {
            let kept = String(decoding: domain.utf8.prefix(Self.domainBytesMax), as: UTF8.self)
            attributes[Attribute.domain] = Origin(parsing: kept)?.description ?? kept
        }
        return tokens.credentials(attributes: attributes, previous: previous, at: now)
    }

    private static func scopes(_ text: String) -> Set<Scope> {
        Set(text.split { $0 == "," || $0.isWhitespace }.map { Scope(rawValue: String($0)) })
    }

    private func tokenRequest(
        _ operation: OperationName, _ verb: String, _ fields: [(String, String)], _ secrets: [Secret],
        app: OAuthApp?, override: Origin?, isIdempotent: Bool
    ) throws(ConnectorError) -> HTTPRequest {
        guard let app, let secret = app.clientSecret, !secret.isEmpty else {
            throw ConnectorError(
                .invalid, operation: operation,
                message: "Pipedrive's OAuth app is not configured: its client id and client secret are needed.")
        }
        let basic = Secret(Data("\(app.clientID):\(secret.reveal())".utf8).base64EncodedString())
        return .token(
            operation, at: override ?? PipedriveAddress.consent, path: "/oauth/\(verb)",
            headers: ["Authorization": "Basic \(basic.reveal())"], fields: fields, secrets: secrets + [secret, basic],
            isIdempotent: isIdempotent, answerBytesMax: PipedriveEndpoints.smallAnswerBytesMax,
            showableFields: Self.answerFieldsShowable)
    }
}
