import ConnectorKit
import ConnectorScripting
import SalesforceConnector
import Testing

@Suite("Salesforce: the app's own credentials")
struct ClientCredentialsTests {
    let flow: any OAuthFlow
    let now = Credentials.moment

    init() throws {
        flow = try #require(SalesforceConnector.oauth)
    }

    private func app(secret: String? = "canary-client-secret", signIn: String? = nil) -> OAuthApp {
        OAuthApp(
            clientID: "client-1", clientSecret: secret.map { Secret($0) }, redirectURI: "",
            signIn: signIn.map { Origin(https: $0) })
    }

    private func credentials(_ host: String?, app: OAuthApp? = nil) throws -> Credentials {
        let inputs = host.map { ["host": Secret($0)] } ?? [:]
        return try flow.credentials(by: .clientCredentials, inputs: inputs, app: app ?? self.app(), at: now)
    }

    static let hosts: [(String?, String?, String)] = [
        ("acme.my.salesforce.com", nil, "acme.my.salesforce.com"),
        (" https://Acme.my.salesforce.com/ ", nil, "acme.my.salesforce.com"),
        ("acme.my.salesforce.com", "login.salesforce.com", "acme.my.salesforce.com"),
        (nil, "acme--qa.sandbox.my.salesforce.com", "acme--qa.sandbox.my.salesforce.com"),
        ("", "acme.my.salesforce.com", "acme.my.salesforce.com"),
    ]

    @Test("The org's own host is what was entered, or where the app signs in", arguments: hosts)
    func host(entered: String?, signIn: String?, host: String) throws {
        let made = try credentials(entered, app: app(signIn: signIn))
        #expect(made.method == .clientCredentials && made.accessToken == nil && made.secretAttributes.isEmpty)
        #expect(made.attributes == ["sign_in_host": host])
        let request = try #require(try flow.refreshRequest(app: app(), credentials: made, at: now, override: nil))
        #expect(request.origin == Origin(https: host) && request.isIdempotent && request.needsFreshConnection)
        #expect(
            request.form == [
                "grant_type": "client_credentials", "client_id": "client-1", "client_secret": "canary-client-secret",
            ])
        #expect(request.secrets == [Secret("canary-client-secret")])
    }

    static let refused: [String?] = [
        nil, "login.salesforce.com", "test.salesforce.com", "na1.salesforce.com", "evil.example",
        "acme.my.salesforce.com.evil.example", "http://acme.my.salesforce.com", "acme.my.salesforce.com:8443",
        "acme.my.salesforce.com/x", "acme",
    ]

    @Test("SEC-4: no other host is taken, and the error says which input is at fault", arguments: refused)
    func refuses(host: String?) {
        let error = #expect(throws: ConnectorError.self) { try credentials(host) }
        #expect(error?.kind == .invalid && error?.message.hasPrefix("host: ") == true)
    }

    @Test("Without the app's secret, or with a host that was lost, no request is made")
    func incomplete() throws {
        let made = try credentials("acme.my.salesforce.com")
        var bare = made
        bare.attributes = [:]
        let cases: [(OAuthApp, Credentials, String)] = [
            (app(secret: nil), made, "client secret"), (app(), bare, "host"),
        ]
        for (app, credentials, words) in cases {
            let error = #expect(throws: ConnectorError.self) {
                try flow.refreshRequest(app: app, credentials: credentials, at: now, override: nil)
            }
            #expect(error?.kind == .invalid && error?.message.contains(words) == true)
        }
    }

    @Test("A browser's grant isn't made from inputs, nor another user's")
    func otherWays() throws {
        for method in [AuthenticationMethod.Kind.authorizationCode, .staticToken] {
            let error = #expect(throws: ConnectorError.self) {
                try flow.credentials(by: method, inputs: [:], app: app(), at: now)
            }
            #expect(error?.kind == .unsupported)
        }
        #expect(flow.credentials(try credentials("acme.my.salesforce.com"), actingAs: "a@b.example") == nil)
    }
}
