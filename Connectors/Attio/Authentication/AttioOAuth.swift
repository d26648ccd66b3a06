import ConnectorKit
import Foundation

/// Attio's authorization-code flow: one token that never ends, no refresh, no PKCE, scopes set on the app.
///
/// Everything secret travels in bodies, never in a URL.
struct AttioOAuth: OAuthFlow {
    private static let answerFieldsShowable: Set<String> = [
        "code", "error", "error_description", "message", "status_code", "token_type", "type",
    ]

    /// Attio takes neither scopes nor a challenge here: what isn't known to it isn't sent.
    func authorizationURL(app: OAuthApp, state: String, challenge: String?, override: Origin?) -> String {
        let query = [
            QueryItem("client_id", app.clientID), QueryItem("response_type", "code"),
            QueryItem("redirect_uri", app.redirectURI), QueryItem("state", state),
        ]
        let page = HTTPRequest(operation: "attio.consent.open", method: .get, path: "/authorize", query: query)
        return "\(override ?? AttioEndpoints.consent)\(page.target)"
    }

    /// Exchanges a code for the token.
    /// - Source: "Token", <https://docs.attio.com/docs/oauth/token>, read 2026-11.
    /// - Shape: a form, client credentials in it → `{"access_token", "token_type": "Bearer"}`, nothing else.
    /// - Limits: none published.
    /// - Failures: any refusal (4xx) → `.invalid`; the body of one is unverified.
    func exchangeRequest(
        app: OAuthApp, callback: AuthorizationCallback, verifier: Secret?, override: Origin?
    ) throws(ConnectorError) -> HTTPRequest {
        guard let secret = app.clientSecret, !secret.isEmpty else {
            throw ConnectorError(
                .invalid, operation: .tokenExchange,
                message: "Attio's OAuth app is not configured: its client id and client secret are needed.")
        }
        let fields = [
            ("grant_type", "authorization_code"), ("code", callback.code.reveal()), ("redirect_uri", app.redirectURI),
            ("client_id", app.clientID), ("client_secret", secret.reveal()),
        ]
        return request(
            .tokenExchange, "/oauth/token", fields, [callback.code, secret], override: override, isIdempotent: false)
    }

    /// There is nothing to refresh: tokens live until they are revoked.
    func refreshRequest(
        app: OAuthApp?, credentials: Credentials, at now: Date, override: Origin?
    ) throws(ConnectorError) -> HTTPRequest? { nil }

    /// Ends the token, and with it every copy of the grant: the core calls it for the connection as a whole alone.
    ///
    /// `nil` for pasted keys: an admin of the workspace deletes those in Attio.
    /// - Source: "Revoke", <https://docs.attio.com/docs/oauth/revoke>, read 2026-11.
    /// - Shape: a form `token` → 204.
    /// - Limits: 50 a minute from an address.
    /// - Failures: 400, 401 and 404 → `.not_found`, the token has ended already.
    func revokeRequest(
        app: OAuthApp?, credentials: Credentials, override: Origin?
    ) throws(ConnectorError) -> HTTPRequest? {
        guard credentials.method == .authorizationCode, let token = credentials.accessToken, !token.isEmpty else {
            return nil
        }
        return request(
            .tokenRevoke, "/oauth/revoke", [("token", token.reveal())], [token], override: override,
            isIdempotent: true)
    }

    func credentials(
        from response: HTTPResponse, previous: Credentials?, at now: Date
    ) throws(ConnectorError) -> Credentials {
        let request = HTTPRequest(operation: .tokenExchange, method: .post, path: "")
        let answer = try AttioWire.decode(AttioWire.TokenAnswer.self, from: response, to: request)
        let token = Secret(answer.access_token)
        guard !token.isEmpty, VendorWord.isCarriable(token.reveal()),
            answer.token_type?.lowercased() ?? "bearer" == "bearer"
        else {
            throw ConnectorError(
                .malformed, operation: .tokenExchange, message: "Attio's answer holds no bearer token that can be used."
            )
        }
        // Scopes are told by `self`; they can be edited later, so they aren't kept here.
        return Credentials(method: .authorizationCode, accessToken: token, issuedAt: now)
    }

    private func request(
        _ operation: OperationName, _ path: String, _ fields: [(String, String)], _ secrets: [Secret],
        override: Origin?, isIdempotent: Bool
    ) -> HTTPRequest {
        .token(
            operation, at: override ?? AttioEndpoints.consent, path: path, fields: fields, secrets: secrets,
            isIdempotent: isIdempotent, answerBytesMax: AttioEndpoints.smallAnswerBytesMax,
            showableFields: AttioOAuth.answerFieldsShowable)
    }
}
