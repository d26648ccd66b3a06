import ConnectorKit
import Foundation

/// Zoho's authorization-code flow, at the accounts host of the account's data centre.
///
/// Everything secret travels in bodies, never in an address, though Zoho's pages show it in queries.
struct ZohoOAuth: OAuthFlow {
    /// Each data centre's accounts host.
    let takesSignIn = true

    /// Asked for when the app names no scopes: what all abilities need, composites and queries.
    static let scopesDefault: [Scope] =
        [
            "ZohoCRM.users.READ", "ZohoCRM.org.READ", "ZohoCRM.settings.fields.READ", "ZohoCRM.settings.fields.CREATE",
            "ZohoCRM.settings.layouts.READ", "ZohoCRM.settings.pipeline.READ",
        ] + CRMObject.allCases.map { Scope(rawValue: "ZohoCRM.modules.\(ZohoMapping.module(of: $0)).ALL") }
        + [ZohoScopes.composite, ZohoScopes.query]

    /// The longest life of an access token that is believed: a day; Zoho gives an hour.
    static let lifetimeSecondsMax: Int64 = 86_400

    /// Names of a callback's parameters.
    enum Parameter {
        /// The data centre of who consented, `eu`.
        static let location = "location"
        /// Its accounts host; never used, only held against what `location` says.
        static let accounts = "accounts-server"
    }

    private static let answerFieldsShowable: Set<String> = [
        "api_domain", "error", "error_description", "expires_in", "scope", "status", "token_type",
    ]

    /// Where to send the browser: the app's data centre, or that of the United States where the app names none of
    /// Zoho's (the exchange refuses such an app, with words). People of other data centres are led to theirs.
    ///
    /// `access_type=offline` brings a refresh token, `prompt=consent` brings one at a second consent too (the latter is
    /// unverified).
    /// - Source: "Web server applications", zoho.com/accounts/protocol/oauth, read 2026-11.
    func authorizationURL(app: OAuthApp, state: String, challenge: String?, override: Origin?) -> String {
        let scopes = (app.scopes.isEmpty ? Self.scopesDefault : app.scopes).map(\.rawValue)
        let query = [
            QueryItem("response_type", "code"), QueryItem("client_id", app.clientID),
            QueryItem("scope", scopes.joined(separator: ",")), QueryItem("redirect_uri", app.redirectURI),
            QueryItem("access_type", "offline"), QueryItem("prompt", "consent"), QueryItem("state", state),
        ]
        let page = HTTPRequest(
            operation: "zoho.consent.open", method: .get, path: ZohoEndpoints.authorize, query: query)
        let signIn = app.signIn.flatMap(ZohoDataCentre.init(accounts:)) ?? .us
        return "\(override ?? signIn.accounts)\(page.target)"
    }

    /// Exchanges a code for tokens, at the data centre that the callback names.
    /// - Source: "Web server applications" and "Multi DC", as above.
    /// - Shape: a form → ``ZohoTokenAnswer``.
    /// - Limits: a code is good once, for 60 seconds; 10 codes in 10 minutes for an app. A user holds 20 refresh tokens
    ///   of one app: the 21st ends the first.
    /// - Failures: refusals come with 200; any → `.invalid`, start again; `Access Denied` → `.rate_limited`.
    func exchangeRequest(
        app: OAuthApp, callback: AuthorizationCallback, verifier: Secret?, override: Origin?
    ) throws(ConnectorError) -> HTTPRequest {
        let dataCentre = try dataCentre(of: callback, app, override)
        let secret = try secret(of: app, .tokenExchange)
        let form = [
            ("grant_type", "authorization_code"), ("client_id", app.clientID), ("client_secret", secret.reveal()),
            ("redirect_uri", app.redirectURI), ("code", callback.code.reveal()),
        ]
        return request(
            .tokenExchange, ZohoEndpoints.token, form, [callback.code, secret],
            at: override ?? dataCentre.accounts, isIdempotent: false)
    }

    /// Fetches the next access token; `nil` where there is no refresh token.
    /// - Source: "Access token expiry", as above; zoho/zohocrm-python-sdk-8.0 for the form.
    /// - Shape: a form → ``ZohoTokenAnswer`` without a refresh token: the same one stays good until it is revoked.
    /// - Limits: 10 access tokens in 10 minutes for a refresh token, whoever holds it; 15 are active at a time, and the
    ///   16th ends the oldest. An access token lives an hour.
    /// - Failures: with 200: `invalid_code` → `.unauthenticated`; `invalid_client`, `invalid_client_secret` →
    ///   `.invalid`; `Access Denied` (400 or 200) → `.rate_limited`, ten minutes.
    func refreshRequest(
        app: OAuthApp?, credentials: Credentials, at now: Date, override: Origin?
    ) throws(ConnectorError) -> HTTPRequest? {
        guard let token = credentials.renewal else { return nil }
        guard let app, !app.clientID.isEmpty else {
            throw invalid(.tokenRefresh, "Zoho's app is not configured: its client id and client secret are needed.")
        }
        let secret = try secret(of: app, .tokenRefresh)
        let form = [
            ("refresh_token", token.reveal()), ("client_id", app.clientID), ("client_secret", secret.reveal()),
            ("grant_type", "refresh_token"),
        ]
        return request(
            .tokenRefresh, ZohoEndpoints.token, form, [token, secret],
            at: try accounts(of: credentials, override, .tokenRefresh), isIdempotent: true)
    }

    /// Ends the refresh token with all its access tokens.
    /// - Source: "Revoke a refresh token", as above.
    /// - Shape: a form `token` → `{"status": "success"}`; the app isn't named.
    /// - Limits: the same token is every copy's: all of them end.
    /// - Failures: 400 or an `error` → `.not_found`, it has ended already.
    func revokeRequest(
        app: OAuthApp?, credentials: Credentials, override: Origin?
    ) throws(ConnectorError) -> HTTPRequest? {
        guard let token = credentials.renewal else { return nil }
        return request(
            .tokenRevoke, ZohoEndpoints.revoke, [("token", token.reveal())], [token],
            at: try accounts(of: credentials, override, .tokenRevoke), isIdempotent: true)
    }
}

// MARK: Places

extension ZohoOAuth {
    /// What the callback's `location` says, or the app's data centre where it says nothing.
    ///
    /// A browser brought both parameters, so both are judged: a location that isn't known, or an accounts host that
    /// isn't the location's own, is refused before the code and the app's secret go anywhere.
    private func dataCentre(
        of callback: AuthorizationCallback, _ app: OAuthApp, _ override: Origin?
    ) throws(ConnectorError) -> ZohoDataCentre {
        let own = try signIn(of: app)
        var found = own
        if let text = callback.parameters[Parameter.location] {
            guard let named = ZohoDataCentre(rawValue: text) else {
                throw invalid(
                    .tokenExchange,
                    "The callback names a data centre that isn't known; those of Zoho CRM are "
                        + "\(ZohoDataCentre.allCases.map(\.rawValue).joined(separator: ", ")).")
            }
            found = named
        }
        guard let server = callback.parameters[Parameter.accounts].map(Origin.init(parsing:)) else { return found }
        guard let server, server == found.accounts || server == override else {
            throw invalid(
                .tokenExchange,
                "The callback names an accounts host that isn't that of the data centre \(found.rawValue); begin again."
            )
        }
        return found
    }

    private func signIn(of app: OAuthApp) throws(ConnectorError) -> ZohoDataCentre {
        guard let origin = app.signIn else { return .us }
        guard let dataCentre = ZohoDataCentre(accounts: origin) else {
            throw invalid(
                .tokenExchange,
                "The app's sign-in host \(origin.host) is none of Zoho's: give one of "
                    + "\(ZohoDataCentre.allCases.map(\.accounts.host).joined(separator: ", ")).")
        }
        return dataCentre
    }

    private func accounts(
        of credentials: Credentials, _ override: Origin?, _ operation: OperationName
    ) throws(ConnectorError) -> Origin {
        if let override { return override }
        guard let place = ZohoPlace(attributes: credentials.attributes) else {
            throw invalid(operation, "It isn't known in which data centre of Zoho's this grant is; connect it again.")
        }
        return place.dataCentre.accounts
    }
}

// MARK: Requests

extension ZohoOAuth {
    private func secret(of app: OAuthApp, _ operation: OperationName) throws(ConnectorError) -> Secret {
        guard !app.clientID.isEmpty, let secret = app.clientSecret, !secret.isEmpty else {
            throw invalid(operation, "Zoho's app is not configured: its client id and client secret are needed.")
        }
        return secret
    }

    private func request(
        _ operation: OperationName, _ path: String, _ form: [(String, String)], _ secrets: [Secret], at origin: Origin,
        isIdempotent: Bool
    ) -> HTTPRequest {
        .token(
            operation, at: origin, path: path, fields: form, secrets: secrets, isIdempotent: isIdempotent,
            answerBytesMax: ZohoEndpoints.smallAnswerBytesMax, showableFields: Self.answerFieldsShowable)
    }

    func invalid(_ operation: OperationName, _ message: String) -> ConnectorError {
        ConnectorError(.invalid, operation: operation, message: message)
    }
}
