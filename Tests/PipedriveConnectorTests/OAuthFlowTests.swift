import ConnectorKit
import ConnectorScripting
import Foundation
import PipedriveConnector
import Testing

@Suite("Pipedrive: OAuth")
struct OAuthFlowTests {
    private let app = OAuthApp(
        clientID: "client", clientSecret: Secret("canary-secret"), redirectURI: "https://gw.example.com/callback")
    private var flow: any OAuthFlow {
        get throws { try #require(PipedriveConnector.oauth) }
    }

    @Test("The consent page is Pipedrive's; scopes are the app's own and aren't asked for")
    func consent() throws {
        let url = try flow.authorizationURL(app: app, state: "s t", challenge: nil, override: nil)
        #expect(
            url == "https://oauth.pipedrive.com/oauth/authorize?client_id=client"
                + "&redirect_uri=https%3A%2F%2Fgw.example.com%2Fcallback&state=s%20t")
    }

    @Test(
        "T-11, T-14: The exchange carries the app in Basic and the code in the form, once, on a connection of its own")
    func exchange() throws {
        let callback = AuthorizationCallback(code: Secret("canary-code"))
        let request = try flow.exchangeRequest(app: app, callback: callback, verifier: nil, override: nil)
        #expect(request.origin?.description == "https://oauth.pipedrive.com" && request.target == "/oauth/token")
        let basic = "Basic " + Data("client:canary-secret".utf8).base64EncodedString()
        #expect(request.headers["Authorization"] == basic)
        #expect(
            request.form == [
                "grant_type": "authorization_code", "code": "canary-code",
                "redirect_uri": "https://gw.example.com/callback",
            ])
        #expect(!request.isIdempotent && request.needsFreshConnection)
        #expect(request.secrets.count == 3 && !"\(request)".contains("canary"))
    }

    @Test("A refresh sends the refresh token, may be repeated, and keeps what the answer leaves out")
    func refresh() throws {
        let request = try #require(
            try flow.refreshRequest(app: app, credentials: .browser, at: Credentials.moment, override: nil))
        #expect(request.form == ["grant_type": "refresh_token", "refresh_token": "1:1:canary-refresh"])
        #expect(request.isIdempotent && request.needsFreshConnection)
        let answer = HTTPResponse.json(#"{"access_token":"next","expires_in":3599}"#)
        let next = try flow.credentials(from: answer, previous: .browser, at: Credentials.moment)
        #expect(next.refreshToken == Credentials.browser.refreshToken && next.scopes == ["base"])
        #expect(next.attributes["api_domain"] == "https://acme.pipedrive.com")
        #expect(next.expiresAt == Credentials.moment.addingTimeInterval(3_599))
    }

    @Test("Scopes come separated by commas or blanks; an api_domain is kept as an origin")
    func answer() throws {
        let answer = HTTPResponse.json(
            #"{"access_token":"a","token_type":"Bearer","refresh_token":"r","scope":"base,deals:full contacts:full","#
                + #""expires_in":3599,"api_domain":"https://Acme.pipedrive.com/"}"#)
        let credentials = try flow.credentials(from: answer, previous: nil, at: Credentials.moment)
        #expect(credentials.scopes == ["base", "deals:full", "contacts:full"])
        #expect(credentials.attributes == ["api_domain": "https://acme.pipedrive.com"])
    }

    @Test(
        "What isn't a token answer is malformed, and not quoted",
        arguments: [
            "", "{}", "<html>", #"{"access_token":""}"#, #"{"access_token":"canary","token_type":"mac"}"#,
            #"{"access_token":"canary","expires_in":0}"#, #"{"access_token":"canary","expires_in":86401}"#,
            #"{"access_token":5}"#,
        ])
    func malformed(_ text: String) async throws {
        let flow = try flow
        let error = #expect(throws: ConnectorError.self) {
            _ = try flow.credentials(from: .json(text), previous: nil, at: Credentials.moment)
        }
        #expect(error?.kind == .malformed && error.map { "\($0)".contains("canary") } == false)
    }

    @Test("An API token has nothing to refresh or to revoke; a grant without a refresh token neither")
    func nothingToDo() throws {
        var bare = Credentials.browser
        bare.refreshToken = nil
        for credentials in [Credentials.apiToken, bare] {
            let refresh = try flow.refreshRequest(
                app: app, credentials: credentials, at: Credentials.moment, override: nil)
            #expect(refresh == nil)
            #expect(try flow.revokeRequest(app: app, credentials: credentials, override: nil) == nil)
        }
    }

    @Test("Without the app's secret, the error says what to configure")
    func noSecret() throws {
        let bare = OAuthApp(clientID: "client", clientSecret: nil, redirectURI: "")
        let flow = try flow
        for app in [bare, nil] {
            let error = #expect(throws: ConnectorError.self) {
                _ = try flow.refreshRequest(app: app, credentials: .browser, at: Credentials.moment, override: nil)
            }
            #expect(error?.kind == .invalid && error?.message.contains("client secret") == true)
        }
    }

    @Test(
        "F-A5: A dead refresh token is told from a fault of the app, wherever the word stands",
        arguments: [
            (400, #"{"error":"invalid_grant"}"#, ConnectorErrorKind.unauthenticated),
            (400, #"{"success":false,"message":"Bad request: invalid_grant"}"#, .unauthenticated),
            (400, #"{"error":"invalid_request"}"#, .invalid), (401, #"{"error":"invalid_client"}"#, .invalid),
            (403, "{}", .invalid), (429, "{}", .rateLimited), (500, "{}", .unavailable), (503, "", .unavailable),
        ])
    func refusals(status: Int, body: String, kind: ConnectorErrorKind) throws {
        let request = try #require(
            try flow.refreshRequest(app: app, credentials: .browser, at: Credentials.moment, override: nil))
        let failure = PipedriveConnector.failure(in: .json(status, body), to: request)
        #expect(failure?.kind == kind)
    }

    @Test("Revoking sends the refresh token; one that has ended is no fault")
    func revoke() throws {
        let request = try #require(try flow.revokeRequest(app: app, credentials: .browser, override: nil))
        #expect(request.target == "/oauth/revoke")
        #expect(request.form == ["token": "1:1:canary-refresh", "token_type_hint": "refresh_token"])
        let gone = PipedriveConnector.failure(in: .json(400, #"{"error":"invalid_grant"}"#), to: request)
        #expect(gone?.kind == .notFound)
    }
}
