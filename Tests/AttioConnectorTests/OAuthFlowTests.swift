import AttioConnector
import ConnectorKit
import ConnectorScripting
import Foundation
import Testing

@Suite("Attio: the browser's way")
struct OAuthFlowTests {
    private var flow: any OAuthFlow {
        get throws { try #require(AttioConnector.oauth) }
    }
    private static let override = Origin(parsing: "http://127.0.0.1:8080")

    private func exchange(app: OAuthApp = .registered) throws -> HTTPRequest {
        try flow.exchangeRequest(
            app: app, callback: AuthorizationCallback(code: Secret("canary-code")), verifier: Secret("canary-verifier"),
            override: nil)
    }

    @Test("The consent page is told client, redirect and state: no scope and no challenge, which Attio doesn't know")
    func consent() throws {
        let url = try flow.authorizationURL(app: .registered, state: "s 1", challenge: "abc", override: nil)
        #expect(
            url == "https://app.attio.com/authorize?client_id=app-1&response_type=code"
                + "&redirect_uri=http%3A%2F%2F127.0.0.1%3A9%2Fcallback&state=s%201")
        let mock = try flow.authorizationURL(app: .registered, state: "s", challenge: nil, override: Self.override)
        #expect(mock.hasPrefix("http://127.0.0.1:8080/authorize?"))
    }

    @Test("T-14: a code is exchanged in a form, on a fresh connection, not safe to repeat, every secret known")
    func exchangeRequest() throws {
        let request = try exchange()
        #expect(request.origin?.description == "https://app.attio.com" && request.target == "/oauth/token")
        #expect(
            request.form == [
                "grant_type": "authorization_code", "code": "canary-code", "client_id": "app-1",
                "redirect_uri": "http://127.0.0.1:9/callback", "client_secret": "canary-app-secret",
            ])
        #expect(!request.isIdempotent && request.needsFreshConnection && request.query.isEmpty)
        #expect(request.secrets == [Secret("canary-code"), Secret("canary-app-secret")])
        #expect(request.showableFields?.contains("access_token") == false)
        #expect(request.headers["Authorization"] == nil)
    }

    @Test("An app without a secret is named as the fault, before a byte leaves")
    func noSecret() {
        let app = OAuthApp(clientID: "app-1", clientSecret: nil, redirectURI: "x")
        let error = #expect(throws: ConnectorError.self) { try exchange(app: app) }
        #expect(error?.kind == .invalid && error?.message.contains("client secret") == true)
    }

    @Test("The answer is a token and nothing else: no end, no refresh token")
    func credentials() throws {
        let answer = HTTPResponse.json(#"{"access_token":"canary-new","token_type":"Bearer"}"#)
        let credentials = try flow.credentials(from: answer, previous: nil, at: Credentials.moment)
        #expect(
            credentials
                == Credentials(
                    method: .authorizationCode, accessToken: Secret("canary-new"), issuedAt: Credentials.moment))
        #expect(credentials.expiresAt == nil && credentials.refreshToken == nil && credentials.scopes == nil)
    }

    @Test(
        "SEC-7: a token answer that is none is malformed",
        arguments: [
            "{}", "<html>", #"{"access_token":""}"#, #"{"access_token":7}"#, #"{"access_token":"a b"}"#,
            #"{"access_token":"a\nb"}"#, #"{"access_token":"x","token_type":"mac"}"#,
        ])
    func nonsense(body: String) throws {
        let flow = try flow
        let error = #expect(throws: ConnectorError.self) {
            try flow.credentials(from: .json(body), previous: nil, at: Credentials.moment)
        }
        #expect(error?.kind == .malformed)
    }

    @Test("SYNC-12: nothing is ever refreshed", arguments: [Credentials.key, .grant])
    func noRefresh(credentials: Credentials) throws {
        let request = try flow.refreshRequest(
            app: .registered, credentials: credentials, at: Credentials.moment, override: nil)
        #expect(request == nil && AttioConnector.descriptor.refresh == .none)
    }

    @Test("SYNC-13: a grant is revoked by its token, in the body; a pasted key never is, it may be anybody's")
    func revoke() throws {
        let made = try flow.revokeRequest(app: .registered, credentials: .grant, override: nil)
        let request = try #require(made)
        #expect(request.origin?.description == "https://app.attio.com" && request.target == "/oauth/revoke")
        #expect(request.form == ["token": "canary-oauth-token"] && request.secrets == [Secret("canary-oauth-token")])
        #expect(request.isIdempotent && request.headers["Authorization"] == nil)
        let key = try flow.revokeRequest(app: .registered, credentials: .key, override: nil)
        #expect(key == nil)
    }

    @Test(
        "F-A3: a refused exchange is our configuration's fault, whatever its body",
        arguments: [400, 401, 403, 404, 422])
    func refusedExchange(status: Int) throws {
        let request = try exchange()
        let oauth = HTTPResponse.json(status, #"{"error":"invalid_grant"}"#)
        let own = HTTPResponse.refusal(status, "unauthorized")
        for answer in [oauth, own, .html(status)] {
            let error = AttioConnector.failure(in: answer, to: request)
            #expect(error?.kind == .invalid && error?.retry == .never)
        }
    }

    @Test("F-A4: an exchange that Attio can't serve is open, or limited")
    func unavailableExchange() throws {
        let request = try exchange()
        #expect(AttioConnector.failure(in: .html(503), to: request)?.kind == .outcomeUnknown)
        #expect(AttioConnector.failure(in: .html(429), to: request)?.kind == .rateLimited)
    }

    @Test("A token that Attio doesn't know is revoked already", arguments: [400, 401, 404])
    func revokedAlready(status: Int) throws {
        let made = try flow.revokeRequest(app: nil, credentials: .grant, override: Self.override)
        let request = try #require(made)
        #expect(request.origin == Self.override)
        #expect(AttioConnector.failure(in: HTTPResponse(status: status), to: request)?.kind == .notFound)
        #expect(AttioConnector.failure(in: .html(400), to: request)?.kind == .notFound)
        #expect(AttioConnector.failure(in: HTTPResponse(status: 204), to: request) == nil)
    }
}
