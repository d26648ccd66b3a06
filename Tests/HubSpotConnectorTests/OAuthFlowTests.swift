import ConnectorKit
import ConnectorScripting
import Foundation
import HubSpotConnector
import Testing

@Suite("HubSpot: OAuth")
struct OAuthFlowTests {
    let flow: any OAuthFlow
    let app = OAuthApp(
        clientID: "client-1", clientSecret: Secret("canary-client-secret"), redirectURI: "http://127.0.0.1:8765/done")
    let mock = Origin(parsing: "http://127.0.0.1:8081")
    let now = Credentials.moment

    init() throws {
        flow = try #require(HubSpotConnector.oauth)
    }

    private func credentials(_ text: String, previous: Credentials? = nil) throws(ConnectorError) -> Credentials {
        try flow.credentials(from: .json(200, text), previous: previous, at: now)
    }

    @Test("The consent page gets client, redirect, scopes with %20, state and a PKCE challenge, and no secret")
    func consent() {
        let url = flow.authorizationURL(app: app, state: "s/1", challenge: "ch", override: nil)
        #expect(
            url.hasPrefix("https://app.hubspot.com/oauth/authorize?client_id=client-1&redirect_uri=http%3A%2F%2F127"))
        #expect(url.contains("&scope=oauth%20crm.objects.owners.read%20crm.schemas.deals.read"))
        #expect(url.contains("&state=s%2F1&code_challenge=ch&code_challenge_method=S256"))
        #expect(!url.contains("canary"))
    }

    @Test("The app's own scopes replace the minimum, the override replaces the consent host, no challenge leaves none")
    func consentOverrides() {
        let app = OAuthApp(clientID: "c", clientSecret: nil, redirectURI: "http://r", scopes: ["oauth", "x.y"])
        let url = flow.authorizationURL(app: app, state: "s", challenge: nil, override: mock)
        #expect(url.hasPrefix("http://127.0.0.1:8081/oauth/authorize?"))
        #expect(url.contains("&scope=oauth%20x.y&state=s"))
        #expect(!url.contains("code_challenge"))
    }

    @Test("T-11, T-14: the exchange is one unrepeatable form on a fresh connection, secrets in the body and named")
    func exchange() throws {
        let callback = AuthorizationCallback(code: Secret("canary-code"))
        let request = try flow.exchangeRequest(
            app: app, callback: callback, verifier: Secret("canary-verifier"), override: nil)
        #expect(request.operation == "hubspot.token.exchange" && request.method == .post)
        #expect(request.origin == Origin(https: "api.hubapi.com") && request.target == "/oauth/2026-09/token")
        #expect(!request.isIdempotent && request.needsFreshConnection)
        #expect(
            request.form == [
                "grant_type": "authorization_code", "code": "canary-code", "client_id": "client-1",
                "redirect_uri": "http://127.0.0.1:8765/done", "client_secret": "canary-client-secret",
                "code_verifier": "canary-verifier",
            ])
        #expect(
            Set(request.secrets)
                == [Secret("canary-code"), Secret("canary-verifier"), Secret("canary-client-secret")])
        let showable = try #require(request.showableFields)
        #expect(showable.isDisjoint(with: ["access_token", "refresh_token", "id_token"]))
    }

    @Test("The refresh is a form without a redirect, safe to repeat, on a fresh connection")
    func refresh() throws {
        let request = try #require(try flow.refreshRequest(app: app, credentials: .oauth, at: .now, override: mock))
        #expect(request.operation == "hubspot.token.refresh" && request.origin == mock)
        #expect(request.isIdempotent && request.needsFreshConnection && request.showableFields != nil)
        #expect(
            request.form == [
                "grant_type": "refresh_token", "refresh_token": "na1-canary-refresh", "client_id": "client-1",
                "client_secret": "canary-client-secret",
            ])
        #expect(Set(request.secrets) == [Secret("na1-canary-refresh"), Secret("canary-client-secret")])
    }

    @Test("A static token, and a grant without a refresh token, can't be refreshed or revoked")
    func nothingToRefresh() throws {
        var bare = Credentials.oauth
        bare.refreshToken = nil
        for credentials in [Credentials.staticToken, bare] {
            #expect(try flow.refreshRequest(app: app, credentials: credentials, at: .now, override: nil) == nil)
            #expect(try flow.revokeRequest(app: app, credentials: credentials, override: nil) == nil)
        }
    }

    @Test("Revoking sends the refresh token with its hint")
    func revoke() throws {
        let request = try #require(try flow.revokeRequest(app: app, credentials: .oauth, override: nil))
        #expect(request.operation == "hubspot.token.revoke" && request.path == "/oauth/2026-09/token/revoke")
        #expect(request.form["token"] == "na1-canary-refresh" && request.form["token_type_hint"] == "refresh_token")
        #expect(request.form["client_id"] == "client-1" && request.form["client_secret"] == "canary-client-secret")
    }

    @Test("Without the app's secret, the error says what to configure")
    func needsApp() {
        let bare = OAuthApp(clientID: "c", clientSecret: nil, redirectURI: "http://r")
        for app in [nil, bare] {
            let error = #expect(throws: ConnectorError.self) {
                try flow.refreshRequest(app: app, credentials: .oauth, at: .now, override: nil)
            }
            #expect(error?.kind == .invalid && error?.message.contains("client secret") == true)
        }
    }

    @Test("A token answer gives expiry, scopes, portal and installer")
    func readsAnswer() throws {
        let got = try credentials(
            #"{"token_type":"bearer","access_token":"CN1","refresh_token":"na1-2","expires_in":1800,"hub_id":1234567,"#
                + #""user_id":222222,"scopes":["oauth","crm.objects.contacts.read"],"token_use":"access_token"}"#)
        #expect(got.method == .authorizationCode && got.accessToken == Secret("CN1"))
        #expect(got.refreshToken == Secret("na1-2") && got.issuedAt == now && got.expiresAt == now + 1800)
        #expect(got.scopes == ["oauth", "crm.objects.contacts.read"])
        #expect(got.attributes == ["hub_id": "1234567", "user_id": "222222"])
    }

    @Test("SYNC-12: a refresh token that comes back replaces the old one; where none comes, the old one stays")
    func rotates() throws {
        let rotated = try credentials(
            #"{"access_token":"a","refresh_token":"new","expires_in":1800,"token_type":"bearer"}"#, previous: .oauth)
        #expect(rotated.refreshToken == Secret("new"))
        let kept = try credentials(#"{"access_token":"a","expires_in":1800}"#, previous: .oauth)
        #expect(kept.refreshToken == Credentials.oauth.refreshToken)
        #expect(kept.scopes == ["oauth"] && kept.attributes["hub_id"] == "123456")
    }

    @Test(
        "What isn't a token answer is malformed",
        arguments: [
            "<html>", "[]", "{}", #"{"access_token":""}"#, #"{"access_token":5}"#,
            #"{"access_token":"a","expires_in":"x"}"#,
            #"{"access_token":"a","expires_in":-1}"#, #"{"access_token":"a","expires_in":9223372036854775807}"#,
            #"{"access_token":"a","token_type":"mac"}"#, #"{"error":"invalid_grant"}"#,
            #"{"access_token":"a","expires_in":1e400}"#,
        ])
    func malformed(text: String) {
        let error = #expect(throws: ConnectorError.self) { try credentials(text) }
        #expect(error?.kind == .malformed)
    }
}
