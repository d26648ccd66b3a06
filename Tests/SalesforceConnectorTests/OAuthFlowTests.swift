import ConnectorKit
import ConnectorScripting
import Foundation
import SalesforceConnector
import Testing

@Suite("Salesforce: OAuth")
struct OAuthFlowTests {
    let flow: any OAuthFlow
    let app = OAuthApp(
        clientID: "client-1", clientSecret: Secret("canary-client-secret"), redirectURI: "http://127.0.0.1:8765/done")
    let mock = Origin(parsing: "http://127.0.0.1:8082")
    let now = Credentials.moment

    init() throws {
        flow = try #require(SalesforceConnector.oauth)
    }

    private func app(secret: String? = "canary-client-secret", signIn: String?) -> OAuthApp {
        OAuthApp(
            clientID: "client-1", clientSecret: secret.map { Secret($0) }, redirectURI: "http://127.0.0.1:8765/done",
            signIn: signIn.flatMap(Origin.init(parsing:)))
    }

    @Test("The consent page gets client, redirect, scopes with %20, state and a PKCE challenge, and no secret")
    func consent() {
        let url = flow.authorizationURL(app: app, state: "s/1", challenge: "ch", override: nil)
        #expect(
            url == "https://login.salesforce.com/services/oauth2/authorize?response_type=code&client_id=client-1"
                + "&redirect_uri=http%3A%2F%2F127.0.0.1%3A8765%2Fdone&scope=api%20refresh_token%20openid&state=s%2F1"
                + "&code_challenge=ch&code_challenge_method=S256")
    }

    static let signIns: [(String, String)] = [
        ("https://login.salesforce.com", "login.salesforce.com"),
        ("https://test.salesforce.com", "test.salesforce.com"),
        ("https://acme.my.salesforce.com", "acme.my.salesforce.com"),
        ("https://acme--qa.sandbox.my.salesforce.com", "acme--qa.sandbox.my.salesforce.com"),
    ]

    @Test("Production, sandboxes and an org's own host sign people in", arguments: signIns)
    func signIn(text: String, host: String) throws {
        let app = app(signIn: text)
        let url = flow.authorizationURL(app: app, state: "s", challenge: "c", override: nil)
        #expect(url.hasPrefix("https://\(host)/services/oauth2/authorize?"))
        let request = try flow.exchangeRequest(
            app: app, callback: AuthorizationCallback(code: Secret("c")), verifier: Secret("v"), override: nil)
        #expect(request.origin == Origin(https: host))
    }

    static let foreignSignIns = [
        "https://login.evil.example", "http://login.salesforce.com", "https://login.salesforce.com:8443",
        "https://www.salesforce.com", "https://acme.lightning.force.com",
    ]

    @Test(
        "SEC-4: nobody is sent to a sign-in host that isn't Salesforce's, and no code or token",
        arguments: foreignSignIns)
    func foreignSignIn(text: String) {
        let app = app(signIn: text)
        let url = flow.authorizationURL(app: app, state: "s", challenge: "c", override: nil)
        #expect(url.hasPrefix("https://login.salesforce.com/"))
        let exchange = #expect(throws: ConnectorError.self) {
            try flow.exchangeRequest(
                app: app, callback: AuthorizationCallback(code: Secret("c")), verifier: Secret("v"), override: nil)
        }
        #expect(exchange?.kind == .invalid && exchange?.message.contains("sign-in host") == true)
        var bare = Credentials.browser
        bare.attributes = [:]
        #expect(throws: ConnectorError.self) {
            try flow.refreshRequest(app: app, credentials: bare, at: now, override: nil)
        }
    }

    @Test("T-11, T-14: the exchange is one unrepeatable form on a fresh connection, secrets in the body and named")
    func exchange() throws {
        let callback = AuthorizationCallback(code: Secret("canary-code"))
        let request = try flow.exchangeRequest(
            app: app, callback: callback, verifier: Secret("canary-verifier"), override: mock)
        #expect(request.operation == "salesforce.token.exchange" && request.method == .post && request.origin == mock)
        #expect(request.target == "/services/oauth2/token" && request.headers["Accept"] == "application/json")
        #expect(!request.isIdempotent && request.needsFreshConnection)
        #expect(
            request.form == [
                "grant_type": "authorization_code", "code": "canary-code", "client_id": "client-1",
                "redirect_uri": "http://127.0.0.1:8765/done", "client_secret": "canary-client-secret",
                "code_verifier": "canary-verifier",
            ])
        #expect(
            Set(request.secrets) == [Secret("canary-code"), Secret("canary-verifier"), Secret("canary-client-secret")])
        let showable = try #require(request.showableFields)
        #expect(showable.isDisjoint(with: ["access_token", "refresh_token", "id_token", "signature"]))
        #expect(!request.target.contains("canary") && !request.description.contains("canary"))
    }

    @Test("A public app sends no secret; nobody exchanges a code without PKCE")
    func publicClient() throws {
        let callback = AuthorizationCallback(code: Secret("code"))
        for secret in [nil, ""] {
            let request = try flow.exchangeRequest(
                app: app(secret: secret, signIn: nil), callback: callback, verifier: Secret("v"), override: nil)
            #expect(request.form["client_secret"] == nil && request.form["code_verifier"] == "v")
        }
        for verifier in [nil, Secret("")] {
            let error = #expect(throws: ConnectorError.self) {
                try flow.exchangeRequest(app: app, callback: callback, verifier: verifier, override: nil)
            }
            #expect(error?.kind == .invalid && error?.message.contains("PKCE") == true)
        }
    }

    @Test("I-03, T-14: the refresh is a form at the org's own host, and is never repeated unasked")
    func refresh() throws {
        let request = try #require(try flow.refreshRequest(app: app, credentials: .browser, at: now, override: nil))
        #expect(request.operation == "salesforce.token.refresh")
        #expect(request.origin == Origin(https: "acme-demo.my.salesforce.com"))
        #expect(!request.isIdempotent && request.needsFreshConnection && request.showableFields != nil)
        #expect(
            request.form == [
                "grant_type": "refresh_token", "refresh_token": "5Aep861.canary-refresh", "client_id": "client-1",
                "client_secret": "canary-client-secret",
            ])
        #expect(Set(request.secrets) == [Secret("5Aep861.canary-refresh"), Secret("canary-client-secret")])
        let open = try #require(
            try flow.refreshRequest(app: app(secret: nil, signIn: nil), credentials: .browser, at: now, override: mock))
        #expect(open.origin == mock && open.form["client_secret"] == nil && open.form["client_id"] == "client-1")
    }

    @Test("SEC-4: a refresh token goes to no host that an answer made up, but where the app signs in")
    func refreshElsewhere() throws {
        var credentials = Credentials.browser
        for text in ["https://evil.example", "http://acme-demo.my.salesforce.com", nil] {
            credentials.attributes["instance_url"] = text
            let plain = try #require(
                try flow.refreshRequest(app: app, credentials: credentials, at: now, override: nil))
            #expect(plain.origin == Origin(https: "login.salesforce.com"))
            let sandbox = app(signIn: "https://test.salesforce.com")
            let there = try #require(
                try flow.refreshRequest(app: sandbox, credentials: credentials, at: now, override: nil))
            #expect(there.origin == Origin(https: "test.salesforce.com"))
        }
    }

    @Test("A grant without a refresh token can't be refreshed; without an app, the error says what to configure")
    func nothingToRefresh() throws {
        var bare = Credentials.browser
        bare.refreshToken = nil
        #expect(try flow.refreshRequest(app: app, credentials: bare, at: now, override: nil) == nil)
        let error = #expect(throws: ConnectorError.self) {
            try flow.refreshRequest(app: nil, credentials: .browser, at: now, override: nil)
        }
        #expect(error?.kind == .invalid && error?.message.contains("client id") == true)
        let pasted = Credentials(method: .staticToken, accessToken: Secret("t"), issuedAt: now)
        #expect(try flow.refreshRequest(app: app, credentials: pasted, at: now, override: nil) == nil)
        #expect(try flow.revokeRequest(app: app, credentials: pasted, override: nil) == nil)
    }

    @Test("Revoking ends the refresh token, or the access token where there is none; nothing where there is neither")
    func revoke() throws {
        let request = try #require(try flow.revokeRequest(app: app, credentials: .browser, override: nil))
        #expect(request.operation == "salesforce.token.revoke" && request.target == "/services/oauth2/revoke")
        #expect(request.origin == Origin(https: "acme-demo.my.salesforce.com") && request.isIdempotent)
        #expect(request.form == ["token": "5Aep861.canary-refresh"])
        #expect(request.secrets == [Secret("5Aep861.canary-refresh")])
        var session = Credentials.browser
        session.refreshToken = nil
        let ending = try #require(try flow.revokeRequest(app: nil, credentials: session, override: mock))
        #expect(ending.form == ["token": "00DQH000001exAm!AQ.canary-access"] && ending.origin == mock)
        session.accessToken = nil
        #expect(try flow.revokeRequest(app: app, credentials: session, override: nil) == nil)
    }
}
