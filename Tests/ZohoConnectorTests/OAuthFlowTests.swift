import ConnectorKit
import ConnectorScripting
import Foundation
import Testing
import ZohoConnector

@Suite("Zoho: the authorization-code flow")
struct OAuthFlowTests {
    private func flow() throws -> any OAuthFlow { try #require(ZohoConnector.oauth) }

    private func callback(_ parameters: [String: String] = [:]) -> AuthorizationCallback {
        AuthorizationCallback(code: Secret("1000.canary-code"), parameters: parameters)
    }

    private func exchange(
        _ parameters: [String: String], app: OAuthApp = .sample, override: Origin? = nil
    ) async throws -> HTTPRequest {
        try flow().exchangeRequest(app: app, callback: callback(parameters), verifier: nil, override: override)
    }

    @Test("T-38: The browser is sent to the consent page with scopes between commas, offline, and no secret")
    func consentPage() throws {
        let url = try flow().authorizationURL(app: .sample, state: "state-1", challenge: nil, override: nil)
        let parts = try #require(URLComponents(string: url))
        let query = Dictionary(uniqueKeysWithValues: (parts.queryItems ?? []).map { ($0.name, $0.value ?? "") })
        #expect(parts.host == "accounts.zoho.com" && parts.path == "/oauth/v2/auth")
        #expect(query["response_type"] == "code" && query["access_type"] == "offline" && query["state"] == "state-1")
        #expect(query["prompt"] == "consent" && query["client_id"] == "1000.CLIENT")
        #expect(query["redirect_uri"] == "https://gateway.example/callback")
        #expect(query["scope"]?.hasPrefix("ZohoCRM.users.READ,ZohoCRM.org.READ,") == true)
        #expect(!url.contains("canary"))
    }

    @Test("An app's own scopes are asked for instead of ours")
    func ownScopes() throws {
        let app = OAuthApp(
            clientID: "c", clientSecret: Secret("s"), redirectURI: "https://x.example", scopes: ["ZohoCRM.modules.ALL"])
        let url = try flow().authorizationURL(app: app, state: "s", challenge: nil, override: nil)
        #expect(url.contains("scope=ZohoCRM.modules.ALL&"))
    }

    @Test("An app of another data centre signs people in there; an operator's override goes before it")
    func signInHost() throws {
        let app = OAuthApp.signingIn(at: "accounts.zoho.in")
        let url = try flow().authorizationURL(app: app, state: "s", challenge: nil, override: nil)
        #expect(url.hasPrefix("https://accounts.zoho.in/oauth/v2/auth?"))
        let mocked = try flow().authorizationURL(
            app: app, state: "s", challenge: nil, override: Origin(parsing: "http://127.0.0.1:4010"))
        #expect(mocked.hasPrefix("http://127.0.0.1:4010/oauth/v2/auth?"))
    }

    @Test("T-38: The code goes to the accounts host of the data centre that the callback names, in the body")
    func exchangeGoesToLocation() async throws {
        let request = try await exchange(["location": "eu", "accounts-server": "https://accounts.zoho.eu"])
        #expect(request.origin?.description == "https://accounts.zoho.eu" && request.target == "/oauth/v2/token")
        #expect(
            request.form == [
                "grant_type": "authorization_code", "client_id": "1000.CLIENT",
                "client_secret": "canary-client-secret", "redirect_uri": "https://gateway.example/callback",
                "code": "1000.canary-code",
            ])
        #expect(!request.isIdempotent && request.needsFreshConnection)
        #expect(Set(request.secrets) == [Secret("1000.canary-code"), Secret("canary-client-secret")])
        #expect(request.showableFields?.contains("access_token") == false)
    }

    @Test("Without a location the app's own data centre is taken, or that of the United States")
    func exchangeWithoutLocation() async throws {
        #expect(try await exchange([:]).origin?.host == "accounts.zoho.com")
        let app = OAuthApp.signingIn(at: "accounts.zoho.jp")
        #expect(try await exchange([:], app: app).origin?.host == "accounts.zoho.jp")
        #expect(try await exchange(["location": "ca"], app: app).origin?.host == "accounts.zohocloud.ca")
    }

    @Test(
        "SEC-4, T-09: A callback can't lead the code and the client secret away",
        arguments: [
            ["location": "xx"], ["location": "EU"], ["location": ""], ["location": "eu.evil.example"],
            ["location": "eu", "accounts-server": "https://accounts.zoho.com"],
            ["location": "eu", "accounts-server": "https://accounts.zoho.eu.evil.example"],
            ["location": "eu", "accounts-server": "http://accounts.zoho.eu"],
            ["location": "eu", "accounts-server": "https://accounts.zoho.eu:8443"],
            ["location": "eu", "accounts-server": "https://user@accounts.zoho.eu"],
            ["accounts-server": "https://evil.example"], ["accounts-server": ""],
        ])
    func hostileCallback(_ parameters: [String: String]) async throws {
        let flow = try flow()
        let error = await failure { () throws(ConnectorError) in
            try flow.exchangeRequest(app: .sample, callback: callback(parameters), verifier: nil, override: nil)
        }
        #expect(error?.kind == .invalid && error?.retry == .never)
        #expect(error.map { !"\($0)".contains("evil") } == true)
    }

    @Test("SEC-4: An app whose sign-in host is none of Zoho's is refused with words before anything is sent")
    func foreignSignIn() async throws {
        let flow = try flow()
        let error = await failure { () throws(ConnectorError) in
            try flow.exchangeRequest(
                app: .signingIn(at: "evil.example"), callback: callback(), verifier: nil, override: nil)
        }
        #expect(error?.kind == .invalid && error?.message.contains("accounts.zoho.eu") == true)
        let page = flow.authorizationURL(
            app: .signingIn(at: "evil.example"), state: "s", challenge: nil, override: nil)
        #expect(page.hasPrefix("https://accounts.zoho.com/"))
    }

    @Test("An override takes the exchange, and its own address as the callback's accounts host")
    func exchangeAtOverride() async throws {
        let mock = try #require(Origin(parsing: "http://127.0.0.1:4010"))
        let request = try await exchange(["location": "us", "accounts-server": "\(mock)"], override: mock)
        #expect(request.origin == mock)
    }

    @Test("SYNC-12: A refresh goes to the grant's own data centre, may be repeated, and sends exactly four fields")
    func refresh() throws {
        let made = try flow().refreshRequest(
            app: .sample, credentials: .grant, at: Credentials.moment, override: nil)
        let request = try #require(made)
        #expect(request.origin?.description == "https://accounts.zoho.eu" && request.target == "/oauth/v2/token")
        #expect(
            request.form == [
                "refresh_token": "1000.canary-refresh", "client_id": "1000.CLIENT",
                "client_secret": "canary-client-secret", "grant_type": "refresh_token",
            ])
        #expect(request.isIdempotent && request.needsFreshConnection && request.method == .post)
    }

    @Test("SEC-4: A stored api_domain is never where a refresh goes")
    func storedAddressIsNotUsed() throws {
        let credentials = Credentials.grant([
            "data_center": "eu", "environment": "production", "api_domain": "https://evil.example",
        ])
        let made = try flow().refreshRequest(
            app: .sample, credentials: credentials, at: Credentials.moment, override: nil)
        #expect(made?.origin?.host == "accounts.zoho.eu")
    }

    @Test("A sandbox's token is refreshed at the same accounts host")
    func sandboxRefresh() throws {
        let credentials = Credentials.grant(["data_center": "au", "environment": "sandbox"])
        let made = try flow().refreshRequest(
            app: .sample, credentials: credentials, at: Credentials.moment, override: nil)
        #expect(made?.origin?.host == "accounts.zoho.com.au")
    }

    @Test("Without a refresh token there is nothing to refresh or to revoke")
    func nothingToRefresh() throws {
        var credentials = Credentials.grant
        credentials.refreshToken = nil
        let refresh = try flow().refreshRequest(
            app: .sample, credentials: credentials, at: Credentials.moment, override: nil)
        let revoke = try flow().revokeRequest(app: .sample, credentials: credentials, override: nil)
        #expect(refresh == nil && revoke == nil)
    }

    @Test("I-19: Without an app, a secret or a data centre a refresh is invalid, and the grant isn't dead")
    func unconfigured() async throws {
        let flow = try flow()
        let noSecret = OAuthApp(clientID: "c", clientSecret: nil, redirectURI: "https://x.example")
        let cases: [(OAuthApp?, Credentials)] = [
            (nil, .grant), (noSecret, .grant), (.sample, .grant([:])),
            (.sample, .grant(["data_center": "mars", "environment": "production"])),
        ]
        for (app, credentials) in cases {
            let error = await failure { () throws(ConnectorError) in
                try flow.refreshRequest(app: app, credentials: credentials, at: Credentials.moment, override: nil)
            }
            #expect(error?.kind == .invalid)
        }
    }

    @Test("SYNC-13: A revoke sends the refresh token alone, in the body")
    func revoke() throws {
        let made = try flow().revokeRequest(app: nil, credentials: .grant, override: nil)
        let request = try #require(made)
        #expect(request.origin?.host == "accounts.zoho.eu" && request.target == "/oauth/v2/token/revoke")
        #expect(request.form == ["token": "1000.canary-refresh"] && request.isIdempotent)
    }

    @Test("SEC-2: No request for tokens shows a secret when it is printed")
    func printing() async throws {
        let requests = [
            try await exchange([:]),
            try #require(
                try flow().refreshRequest(
                    app: .sample, credentials: .grant, at: Credentials.moment, override: nil)),
        ]
        for request in requests {
            #expect(!"\(request)".contains("canary") && !String(reflecting: request).contains("canary"))
        }
    }
}
