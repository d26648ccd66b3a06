import ConnectorKit
import Foundation

/// The token endpoints of ``FakeVendor``.
struct FakeFlow: OAuthFlow {
    private struct Answer: Decodable {
        let access: String
        let refresh: String?
        let seconds: Double?
        let host: String?
        let scopes: [String]?
    }

    let takesSignIn: Bool

    func authorizationURL(app: OAuthApp, state: String, challenge: String?, override: Origin?) -> String {
        "\(override ?? app.signIn ?? Origin(https: "api.fake.example"))/authorize?client_id=\(app.clientID)&state=\(state)"
            + "&redirect_uri=\(app.redirectURI)&code_challenge=\(challenge ?? "")&code_challenge_method=S256"
    }

    func exchangeRequest(
        app: OAuthApp, callback: AuthorizationCallback, verifier: Secret?, override: Origin?
    ) throws(ConnectorError) -> HTTPRequest {
        request(
            "fake.token.exchange", "/token/exchange",
            [("code", callback.code), ("verifier", verifier), ("secret", app.clientSecret)], override ?? app.signIn)
    }

    func refreshRequest(
        app: OAuthApp?, credentials: Credentials, at now: Date, override: Origin?
    ) throws(ConnectorError) -> HTTPRequest? {
        guard let app else {
            throw ConnectorError(.invalid, operation: "fake.token.refresh", message: "no app is configured")
        }
        return request(
            "fake.token.refresh", "/token/refresh",
            [
                ("refresh", credentials.refreshToken), ("secret", app.clientSecret),
                ("assertion", assertion(of: credentials, at: now)),
            ], override ?? app.signIn)
    }

    func credentials(
        by method: AuthenticationMethod.Kind, inputs: [String: Secret], app: OAuthApp?, at now: Date
    ) throws(ConnectorError) -> Credentials {
        if let key = inputs["private-key"], !key.reveal().hasPrefix("KEY") {
            throw ConnectorError(.invalid, operation: "fake.credentials", message: "private-key is no key")
        }
        return Credentials(
            method: method, accessToken: nil, issuedAt: now,
            attributes: inputs["username"].map { ["username": $0.reveal()] } ?? [:],
            secretAttributes: inputs.filter { $0.key != "username" })
    }

    /// What stands for a signature: whose, by which key, and when.
    private func assertion(of credentials: Credentials, at now: Date) -> Secret? {
        guard credentials.method == .jwtBearer || credentials.method == .clientCredentials else { return nil }
        let user = credentials.attributes["username"] ?? "the app"
        let key = credentials.secretAttributes["private-key"]?.reveal() ?? "none"
        return Secret("\(user)|\(key)|\(Int(now.timeIntervalSince1970))")
    }

    func credentials(
        from response: HTTPResponse, previous: Credentials?, at now: Date
    ) throws(ConnectorError) -> Credentials {
        guard let answer = try? JSONDecoder().decode(Answer.self, from: Data(response.body)) else {
            throw ConnectorError(.malformed, operation: "fake.token", message: "no token answer")
        }
        var attributes = previous?.attributes ?? [:]
        attributes["host"] = answer.host
        return Credentials(
            method: .authorizationCode, accessToken: Secret(answer.access),
            refreshToken: answer.refresh.map { Secret($0) },
            issuedAt: now, expiresAt: answer.seconds.map { now.addingTimeInterval($0) },
            scopes: answer.scopes.map { Set($0.map(Scope.init(rawValue:))) },
            attributes: attributes)
    }

    func revokeRequest(
        app: OAuthApp?, credentials: Credentials, override: Origin?
    ) throws(ConnectorError) -> HTTPRequest? {
        request("fake.token.revoke", "/token/revoke", [("refresh", credentials.refreshToken)], override)
    }

    private func request(
        _ operation: OperationName, _ path: String, _ fields: [(String, Secret?)], _ override: Origin?
    ) -> HTTPRequest {
        HTTPRequest(
            operation: operation, method: .post, origin: override ?? Origin(https: "api.fake.example"), path: path,
            body: .form(fields.compactMap { name, value in value.map { (name, $0.reveal()) } }),
            secrets: fields.compactMap { $0.1 }, showableFields: [])
    }
}
