import ConnectorKit
import Foundation

/// How an app of the toy's gets a token for another user; there is nothing else to it.
struct ToyFlow: OAuthFlow {
    /// What an app's token begins with.
    static let appPrefix = "toy-app"

    func authorizationURL(app: OAuthApp, state: String, challenge: String?, override: Origin?) -> String { "" }

    func exchangeRequest(
        app: OAuthApp, callback: AuthorizationCallback, verifier: Secret?, override: Origin?
    ) throws(ConnectorError) -> HTTPRequest {
        throw ConnectorError(.unsupported, operation: "toy.token.exchange", message: "The toy CRM has no codes.")
    }

    func refreshRequest(
        app: OAuthApp?, credentials: Credentials, at now: Date, override: Origin?
    ) throws(ConnectorError) -> HTTPRequest? {
        guard let login = credentials.attributes["as"], let token = credentials.secretAttributes["app"] else {
            return nil
        }
        return try ToyEndpoints.token(of: token, for: login, at: override ?? ToyEndpoints.api)
    }

    func credentials(
        from response: HTTPResponse, previous: Credentials?, at now: Date
    ) throws(ConnectorError) -> Credentials {
        guard let answer = try? JSONDecoder().decode(ToyWire.Token.self, from: Data(response.body)) else {
            throw ConnectorError(.malformed, operation: "toy.token.create", message: "There is no token.")
        }
        return Credentials(
            method: .staticToken, accessToken: Secret(answer.token), issuedAt: now,
            attributes: previous?.attributes ?? [:])
    }

    func revokeRequest(
        app: OAuthApp?, credentials: Credentials, override: Origin?
    ) throws(ConnectorError) -> HTTPRequest? { nil }

    func credentials(_ credentials: Credentials, actingAs login: String) -> Credentials? {
        guard let token = credentials.accessToken, token.reveal().hasPrefix(Self.appPrefix) else { return nil }
        return Credentials(
            method: credentials.method, accessToken: nil, issuedAt: credentials.issuedAt, attributes: ["as": login],
            secretAttributes: ["app": token])
    }
}
