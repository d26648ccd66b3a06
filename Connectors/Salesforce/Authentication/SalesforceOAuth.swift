import ConnectorKit
import Foundation

/// Salesforce's ways to tokens: a browser with PKCE, a signed assertion, the app's own credentials.
///
/// Everything secret travels in bodies, never in an address.
struct SalesforceOAuth: OAuthFlow {
    /// Production, sandboxes, and each org's own host.
    let takesSignIn = true

    /// Asked for when the app names no scopes: the API, refreshing, and who the key is.
    static let scopesDefault: [Scope] = ["api", "refresh_token", "openid"]

    /// The grant types of token requests.
    enum GrantType {
        static let assertion = "urn:ietf:params:oauth:grant-type:jwt-bearer"
        static let clientCredentials = "client_credentials"
        static let code = "authorization_code"
        static let refresh = "refresh_token"
    }

    private static let answerFieldsShowable: Set<String> = [
        "error", "error_description", "id", "instance_url", "issued_at", "scope", "token_type",
    ]

    /// Where to send the browser: the app's sign-in host, or that of production orgs where it is none of Salesforce's
    /// (the exchange refuses such an app, with words).
    /// - Source: "OAuth 2.0 Web Server Flow", help.salesforce.com, read 2026-11.
    func authorizationURL(app: OAuthApp, state: String, challenge: String?, override: Origin?) -> String {
        let scopes = (app.scopes.isEmpty ? Self.scopesDefault : app.scopes).map(\.rawValue)
        var query = [
            QueryItem("response_type", "code"), QueryItem("client_id", app.clientID),
            QueryItem("redirect_uri", app.redirectURI), QueryItem("scope", scopes.joined(separator: " ")),
            QueryItem("state", state),
        ]
        if let challenge {
            query += [QueryItem("code_challenge", challenge), QueryItem("code_challenge_method", "S256")]
        }
        let page = HTTPRequest(
            operation: "salesforce.consent.open", method: .get, path: SalesforceEndpoints.authorize, query: query)
        let signIn = app.signIn.flatMap { SalesforceAddress.issuesTokens($0) ? $0 : nil }
        return "\(override ?? signIn ?? SalesforceEndpoints.production)\(page.target)"
    }

    /// Exchanges a code for tokens.
    /// - Source: "OAuth 2.0 Web Server Flow" as above.
    /// - Shape: a form → ``SalesforceTokenAnswer``. An app with a secret sends secret and verifier, a public one the
    ///   verifier alone.
    /// - Limits: a code is good once, for 15 minutes. A user holds five grants of one app: the sixth ends the oldest.
    /// - Failures: any refusal → `.invalid`, start again; 5xx → `.outcome_unknown`.
    func exchangeRequest(
        app: OAuthApp, callback: AuthorizationCallback, verifier: Secret?, override: Origin?
    ) throws(ConnectorError) -> HTTPRequest {
        guard let verifier, !verifier.isEmpty else {
            throw invalid(.tokenExchange, "Salesforce demands PKCE, and this sign-in has no verifier; start it again.")
        }
        let host = try signIn(of: app, .tokenExchange)
        let form = [
            ("grant_type", GrantType.code), ("code", callback.code.reveal()), ("redirect_uri", app.redirectURI),
            ("code_verifier", verifier.reveal()),
        ]
        return try request(
            .tokenExchange, SalesforceEndpoints.token, form + client(app), [callback.code, verifier] + secret(app),
            at: override ?? host, isIdempotent: false)
    }

    /// Fetches the next access token; `nil` for a browser's grant without a refresh token.
    ///
    /// It goes to the org's own host once that is known: an org may close the common sign-in hosts.
    /// - Source: "OAuth 2.0 Refresh Token Flow", "… JWT Bearer Flow", "… Client Credentials Flow", help.salesforce.com,
    ///   read 2026-11.
    /// - Shape: a form → ``SalesforceTokenAnswer``. With rotation on, a new refresh token comes and the old one is dead.
    /// - Limits: with rotation on, a refresh token is good once, and a replay ends the whole grant: not idempotent. An
    ///   assertion and the app's credentials may be sent again.
    /// - Failures: `invalid_grant` → `.unauthenticated`; the app's faults → `.invalid`; "already being processed" →
    ///   `.conflict`, look again soon.
    func refreshRequest(
        app: OAuthApp?, credentials: Credentials, at now: Date, override: Origin?
    ) throws(ConnectorError) -> HTTPRequest? {
        switch credentials.method {
        case .authorizationCode: try refresh(app, credentials, override)
        case .jwtBearer: try assertion(app, credentials, now, override)
        case .clientCredentials: try clientCredentials(app, credentials, override)
        case .staticToken: nil
        }
    }

    /// Ends the refresh token with all its access tokens, or where there is none the one access token.
    /// - Source: "Revoke OAuth Tokens", help.salesforce.com, read 2026-11.
    /// - Shape: a form `token` → 200, no body.
    /// - Limits: sessions of the same user and app may share an access token, which ends for all of them.
    /// - Failures: `invalid_token` → `.not_found`, it has ended already; the body may be a form.
    func revokeRequest(
        app: OAuthApp?, credentials: Credentials, override: Origin?
    ) throws(ConnectorError) -> HTTPRequest? {
        let tokens = [credentials.refreshToken, credentials.accessToken]
        guard credentials.method != .staticToken, let token = tokens.compactMap(\.self).first(where: { !$0.isEmpty })
        else { return nil }
        let host = try host(of: credentials, app, .tokenRevoke)
        return try request(
            .tokenRevoke, SalesforceEndpoints.revoke, [("token", token.reveal())], [token],
            at: override ?? host, isIdempotent: true)
    }
}

// MARK: Requests

extension SalesforceOAuth {
    private func refresh(
        _ app: OAuthApp?, _ credentials: Credentials, _ override: Origin?
    ) throws(ConnectorError) -> HTTPRequest? {
        guard let token = credentials.refreshToken, !token.isEmpty else { return nil }
        let app = try configured(app)
        let host = try host(of: credentials, app, .tokenRefresh)
        let form = [("grant_type", GrantType.refresh), ("refresh_token", token.reveal())]
        return try request(
            .tokenRefresh, SalesforceEndpoints.token, form + client(app), [token] + secret(app),
            at: override ?? host, isIdempotent: false)
    }

    private func assertion(
        _ app: OAuthApp?, _ credentials: Credentials, _ now: Date, _ override: Origin?
    ) throws(ConnectorError) -> HTTPRequest {
        let app = try configured(app)
        guard let key = credentials.secretAttributes[SalesforceAttribute.privateKey],
            let username = credentials.attributes[SalesforceAttribute.username]
        else { throw invalid(.tokenRefresh, "The private key or the username is missing; connect Salesforce again.") }
        let signer = try SalesforceAssertion.signer(
            pem: key, passphrase: credentials.secretAttributes[SalesforceAttribute.passphrase])
        let signIn = try signInHost(of: credentials, app, .tokenRefresh)
        let assertion = try SalesforceAssertion(
            app: app.clientID, username: username, signingIn: signIn.host, signer: signer, at: now
        ).signed()
        let host = try host(of: credentials, app, .tokenRefresh)
        let form = [("grant_type", GrantType.assertion), ("assertion", assertion.reveal())]
        return try request(
            .tokenRefresh, SalesforceEndpoints.token, form, [assertion],
            at: override ?? host, isIdempotent: true)
    }

    private func clientCredentials(
        _ app: OAuthApp?, _ credentials: Credentials, _ override: Origin?
    ) throws(ConnectorError) -> HTTPRequest {
        let app = try configured(app)
        guard !secret(app).isEmpty else {
            throw invalid(.tokenRefresh, "This way needs the app's client secret; configure the app with it.")
        }
        let host = try host(of: credentials, app, .tokenRefresh)
        guard SalesforceAddress.isMyDomain(host.host) else {
            throw invalid(
                .tokenRefresh,
                "Salesforce serves this way at the org's own host alone (acme.my.salesforce.com); "
                    + "connect it with the input host.")
        }
        return try request(
            .tokenRefresh, SalesforceEndpoints.token, [("grant_type", GrantType.clientCredentials)] + client(app),
            secret(app), at: override ?? host, isIdempotent: true)
    }

    private func request(
        _ operation: OperationName, _ path: String, _ form: [(String, String)], _ secrets: [Secret], at origin: Origin,
        isIdempotent: Bool
    ) throws(ConnectorError) -> HTTPRequest {
        .token(
            operation, at: origin, path: path, fields: form, secrets: secrets, isIdempotent: isIdempotent,
            answerBytesMax: SalesforceEndpoints.smallAnswerBytesMax, showableFields: Self.answerFieldsShowable)
    }
}

// MARK: The app and its hosts

extension SalesforceOAuth {
    private func configured(_ app: OAuthApp?) throws(ConnectorError) -> OAuthApp {
        guard let app, !app.clientID.isEmpty else {
            throw invalid(.tokenRefresh, "Salesforce's app is not configured: its client id is needed.")
        }
        return app
    }

    private func client(_ app: OAuthApp) -> [(String, String)] {
        [("client_id", app.clientID)] + secret(app).map { ("client_secret", $0.reveal()) }
    }

    private func secret(_ app: OAuthApp) -> [Secret] {
        [app.clientSecret].compactMap(\.self).filter { !$0.isEmpty }
    }

    /// Where people sign in: what the app says, or production.
    func signIn(of app: OAuthApp?, _ operation: OperationName) throws(ConnectorError) -> Origin {
        guard let signIn = app?.signIn else { return SalesforceEndpoints.production }
        guard SalesforceAddress.issuesTokens(signIn) else {
            throw invalid(
                operation,
                "The app's sign-in host \(signIn.host) is none of Salesforce's: give login.salesforce.com, "
                    + "test.salesforce.com or the org's own, as acme.my.salesforce.com.")
        }
        return signIn
    }

    /// Where a grant without a browser was set up to sign in; otherwise as the app says.
    private func signInHost(
        of credentials: Credentials, _ app: OAuthApp?, _ operation: OperationName
    ) throws(ConnectorError) -> Origin {
        let kept = credentials.attributes[SalesforceAttribute.signIn].map { Origin(https: $0) }
        if let kept, SalesforceAddress.issuesTokens(kept) { return kept }
        return try signIn(of: app, operation)
    }

    /// The org's own host once it is known and is Salesforce's, else where it signs in.
    private func host(
        of credentials: Credentials, _ app: OAuthApp?, _ operation: OperationName
    ) throws(ConnectorError) -> Origin {
        if let instance = credentials.attributes[SalesforceAttribute.instance].flatMap(SalesforceAddress.instance) {
            return instance
        }
        return try signInHost(of: credentials, app, operation)
    }

    func invalid(_ operation: OperationName, _ message: String) -> ConnectorError {
        ConnectorError(.invalid, operation: operation, message: message)
    }
}
