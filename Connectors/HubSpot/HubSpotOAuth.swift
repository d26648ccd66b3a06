import ConnectorKit
import Foundation

/// HubSpot's authorization-code flow.
///
/// PKCE is sent though HubSpot doesn't demand it. Everything secret travels in bodies, never in a URL.
struct HubSpotOAuth: OAuthFlow {
    /// Asked for when the app names no scopes: what all abilities need.
    static let scopesDefault: [Scope] =
        ["oauth", "crm.objects.owners.read"]
        + CRMObject.allCases.flatMap { object -> [Scope] in
            let name = HubSpotMapping.vendorName(of: object)
            return ["schemas", "objects"].flatMap { area in
                ["read", "write"].map { Scope(rawValue: "crm.\(area).\(name).\($0)") }
            }
        }

    /// The longest life of an access token that is believed: a day; HubSpot gives 1,800 seconds.
    static let lifetimeSecondsMax: Int64 = 86_400

    /// What a token answer tells beside the tokens, by HubSpot's names.
    enum Attribute {
        /// The portal's id.
        static let hub = "hub_id"
        /// The settings id of the user who installed the app; never an owner's id.
        static let user = "user_id"
    }

    private static let answerFieldsShowable: Set<String> = [
        "category", "correlationId", "error", "expires_in", "hub_id", "scopes", "status", "token_type", "token_use",
        "user_id",
    ]

    func authorizationURL(app: OAuthApp, state: String, challenge: String?, override: Origin?) -> String {
        let scopes = (app.scopes.isEmpty ? HubSpotOAuth.scopesDefault : app.scopes).map(\.rawValue)
        var query = [
            QueryItem("client_id", app.clientID), QueryItem("redirect_uri", app.redirectURI),
            QueryItem("scope", scopes.joined(separator: " ")), QueryItem("state", state),
        ]
        if let challenge {
            query += [QueryItem("code_challenge", challenge), QueryItem("code_challenge_method", "S256")]
        }
        let page = HTTPRequest(operation: "hubspot.consent.open", method: .get, path: "/oauth/authorize", query: query)
        return "\(override ?? HubSpotEndpoints.consent)\(page.target)"
    }

    /// Exchanges a code for tokens.
    /// - Source: "Manage OAuth tokens",
    ///   <https://developers.hubspot.com/docs/api-reference/legacy/authentication/manage-oauth-tokens>, read 2026-10.
    /// - Shape: a form → `{"access_token", "refresh_token", "expires_in": Int, "hub_id"?, "user_id"?, "scopes"?}`.
    /// - Limits: a code is good once and for a short time.
    /// - Failures: any refusal → `.invalid`; a bad code may arrive as `invalid_grant` with the status `BAD_AUTH_CODE`.
    func exchangeRequest(
        app: OAuthApp, callback: AuthorizationCallback, verifier: Secret?, override: Origin?
    ) throws(ConnectorError) -> HTTPRequest {
        var fields = [
            ("grant_type", "authorization_code"), ("code", callback.code.reveal()), ("redirect_uri", app.redirectURI),
        ]
        if let verifier { fields.append(("code_verifier", verifier.reveal())) }
        let secrets = [callback.code, verifier].compactMap(\.self)
        return try tokenRequest(.tokenExchange, "", fields, secrets, app: app, override: override, isIdempotent: false)
    }

    /// Fetches the next access token; `nil` for static tokens, and where there is no refresh token.
    /// - Source: "Manage OAuth tokens" as above; the same token came back in a live test of 2026-09-25
    ///   (NangoHQ/nango#7664).
    /// - Shape: as for the exchange. A new refresh token may come back, so what comes is stored.
    /// - Limits: access tokens live 1,800 seconds; refresh tokens until the app is uninstalled or the token revoked.
    /// - Failures: `invalid_grant`, `BAD_REFRESH_TOKEN`, `BAD_HUB` → `.unauthenticated`; the app's faults → `.invalid`.
    func refreshRequest(
        app: OAuthApp?, credentials: Credentials, at now: Date, override: Origin?
    ) throws(ConnectorError) -> HTTPRequest? {
        guard let token = credentials.renewal else { return nil }
        let fields = [("grant_type", "refresh_token"), ("refresh_token", token.reveal())]
        return try tokenRequest(.tokenRefresh, "", fields, [token], app: app, override: override, isIdempotent: true)
    }

    /// Ends the refresh token; access tokens that are out live on, and the app stays installed.
    /// - Source: "OAuth tokens (v1)",
    ///   <https://developers.hubspot.com/docs/api-reference/legacy/authentication/oauth-tokens/v1/guide>, read 2026-10.
    /// - Shape: a form `token`, `token_type_hint`, `client_id`, `client_secret` → 200 (observed).
    /// - Limits: access tokens that are out work for up to 1,800 seconds more.
    /// - Failures: an unknown token → `.not_found`, it has ended already; the app's faults → `.invalid`.
    func revokeRequest(
        app: OAuthApp?, credentials: Credentials, override: Origin?
    ) throws(ConnectorError) -> HTTPRequest? {
        guard let token = credentials.renewal else { return nil }
        let fields = [("token", token.reveal()), ("token_type_hint", "refresh_token")]
        return try tokenRequest(
            .tokenRevoke, "/revoke", fields, [token], app: app, override: override, isIdempotent: true)
    }

    func credentials(
        from response: HTTPResponse, previous: Credentials?, at now: Date
    ) throws(ConnectorError) -> Credentials {
        let request = HTTPRequest(operation: .tokenRefresh, method: .post, path: "")
        let answer = try HubSpotWire.decode(HubSpotWire.TokenAnswer.self, from: response, to: request)
        let tokens = IssuedTokens(
            access: answer.access_token, refresh: answer.refresh_token, type: answer.token_type,
            lifetime: answer.expires_in, scopes: answer.scopes.map { Set($0.map(Scope.init(rawValue:))) })
        guard tokens.areUsable(lifetimeSecondsMax: Self.lifetimeSecondsMax)
        else {
            throw ConnectorError(
                .malformed, operation: request.operation,
                message: "HubSpot's token answer has no token, another type than bearer, or a lifetime out of range.")
        }
        return tokens.credentials(
            attributes: attributes(of: answer, previous: previous), previous: previous, at: now)
    }

    private func attributes(of answer: HubSpotWire.TokenAnswer, previous: Credentials?) -> [String: String] {
        var attributes = previous?.attributes ?? [:]
        if let hub = answer.hub_id { attributes[Attribute.hub] = String(hub) }
        if let user = answer.user_id { attributes[Attribute.user] = String(user) }
        return attributes
    }

    private func tokenRequest(
        _ operation: OperationName, _ suffix: String, _ fields: [(String, String)], _ secrets: [Secret],
        app: OAuthApp?, override: Origin?, isIdempotent: Bool
    ) throws(ConnectorError) -> HTTPRequest {
        guard let app, let secret = app.clientSecret, !secret.isEmpty else {
            throw ConnectorError(
                .invalid, operation: operation,
                message: "HubSpot's OAuth app is not configured: its client id and client secret are needed.")
        }
        return .token(
            operation, at: override ?? HubSpotEndpoints.api, path: "/oauth/\(HubSpotEndpoints.version)/token\(suffix)",
            fields: fields + [("client_id", app.clientID), ("client_secret", secret.reveal())],
            secrets: secrets + [secret], isIdempotent: isIdempotent,
            answerBytesMax: HubSpotEndpoints.smallAnswerBytesMax, showableFields: HubSpotOAuth.answerFieldsShowable)
    }
}
