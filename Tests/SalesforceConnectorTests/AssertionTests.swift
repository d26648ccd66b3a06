import ConnectorKit
import ConnectorScripting
import Foundation
import OpenSSLCrypto
import SalesforceConnector
import Testing

@Suite("Salesforce: signed assertions (JWT bearer)")
struct AssertionTests {
    let flow: any OAuthFlow
    let now = Credentials.moment

    init() throws {
        flow = try #require(SalesforceConnector.oauth)
    }

    private func app(signIn: String? = nil) -> OAuthApp {
        OAuthApp(
            clientID: "client-1", clientSecret: Secret("canary-client-secret"), redirectURI: "",
            signIn: signIn.map { Origin(https: $0) })
    }

    private func inputs(_ form: TestKey.Form, username: String = "integration@acme.example") throws -> [String: Secret]
    {
        var inputs = ["username": Secret(username), "private-key": Secret(try TestKey.shared.pem(form))]
        if form.isEncrypted { inputs["passphrase"] = Secret(TestKey.passphrase) }
        return inputs
    }

    private func credentials(
        _ form: TestKey.Form = .pkcs8, app: OAuthApp? = nil
    ) throws -> Credentials {
        try flow.credentials(by: .jwtBearer, inputs: inputs(form), app: app ?? self.app(), at: now)
    }

    private func assertion(_ request: HTTPRequest) throws -> (
        header: NSDictionary, claims: NSDictionary, parts: [String]
    ) {
        let parts = try #require(request.form["assertion"]).split(separator: ".").map(String.init)
        try #require(parts.count == 3)
        let objects = try parts.prefix(2).map { part in
            let bytes = try #require(Base64URL.decode(part))
            return try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? NSDictionary)
        }
        return (objects[0], objects[1], parts)
    }

    @Test("Keys in every form sign an assertion that OpenSSL's public half accepts", arguments: TestKey.Form.allCases)
    func signs(form: TestKey.Form) throws {
        let made = try credentials(form)
        let request = try #require(try flow.refreshRequest(app: app(), credentials: made, at: now, override: nil))
        let (header, claims, parts) = try assertion(request)
        #expect(header == ["alg": "RS256"])
        #expect(
            claims == [
                "iss": "client-1", "sub": "integration@acme.example", "aud": "https://login.salesforce.com",
                "exp": 1_795_219_380,
            ])
        let signature = try #require(Base64URL.decode(parts[2]))
        let isVerified = TestKey.shared.verifies(signature, of: Array("\(parts[0]).\(parts[1])".utf8))
        #expect(isVerified)
    }

    @Test(
        "T-11, T-14: the request is a form with the assertion alone, repeatable, on a fresh connection; no app secret")
    func request() throws {
        let request = try #require(
            try flow.refreshRequest(app: app(), credentials: try credentials(), at: now, override: nil))
        #expect(request.operation == "salesforce.token.refresh" && request.method == .post)
        #expect(request.origin == Origin(https: "login.salesforce.com") && request.target == "/services/oauth2/token")
        #expect(Set(request.form.keys) == ["grant_type", "assertion"])
        #expect(request.form["grant_type"] == "urn:ietf:params:oauth:grant-type:jwt-bearer")
        #expect(request.isIdempotent && request.needsFreshConnection)
        #expect(request.secrets == [Secret(try #require(request.form["assertion"]))])
    }

    static let audiences: [(String, String)] = [
        ("login.salesforce.com", "https://login.salesforce.com"),
        ("test.salesforce.com", "https://test.salesforce.com"),
        ("acme.my.salesforce.com", "https://login.salesforce.com"),
        ("acme--qa.sandbox.my.salesforce.com", "https://test.salesforce.com"),
    ]

    @Test("The audience is one of the two that every org takes, by where the user signs in", arguments: audiences)
    func audience(signIn: String, audience: String) throws {
        let app = app(signIn: signIn)
        let made = try credentials(app: app)
        #expect(made.attributes["sign_in_host"] == signIn)
        let request = try #require(try flow.refreshRequest(app: app, credentials: made, at: now, override: nil))
        #expect(try assertion(request).claims["aud"] as? String == audience)
        #expect(request.origin == Origin(https: signIn))
    }

    @Test("Once the org's host is known, tokens are asked for there, for the audience as before")
    func ownHost() throws {
        var made = try credentials(app: app(signIn: "test.salesforce.com"))
        made.attributes["instance_url"] = "https://acme--qa.sandbox.my.salesforce.com"
        let request = try #require(try flow.refreshRequest(app: app(), credentials: made, at: now, override: nil))
        #expect(request.origin == Origin(https: "acme--qa.sandbox.my.salesforce.com"))
        #expect(try assertion(request).claims["aud"] as? String == "https://test.salesforce.com")
    }

    @Test("What is entered is kept: the key secret, the username not; there is no token yet")
    func keeps() throws {
        let made = try credentials(.pkcs1Encrypted)
        #expect(
            made.method == .jwtBearer && made.accessToken == nil && made.refreshToken == nil && made.issuedAt == now)
        #expect(
            made.attributes == ["username": "integration@acme.example", "sign_in_host": "login.salesforce.com"])
        #expect(Set(made.secretAttributes.keys) == ["private_key", "passphrase"])
        #expect(try credentials(.pkcs8).secretAttributes["passphrase"] == nil)
    }

    @Test("The first token brings org and user; key, username and sign-in host stay")
    func firstToken() throws {
        let made = try credentials()
        let got = try flow.credentials(from: .tokens(), previous: made, at: now)
        #expect(got.method == .jwtBearer && got.secretAttributes == made.secretAttributes && got.refreshToken == nil)
        #expect(
            got.attributes == [
                "username": "integration@acme.example", "sign_in_host": "login.salesforce.com",
                "instance_url": "https://acme-demo.my.salesforce.com", "organization_id": Credentials.organization,
                "user_id": Credentials.user,
            ])
    }

    @Test("SEC-2: a bad key or passphrase is named by its input, and nothing of it is shown")
    func badKeys() throws {
        let encrypted = try TestKey.shared.pem(.pkcs8Encrypted)
        let short = try TestKey(bits: 1024).pem(.pkcs8)
        let cases: [(String, String?, String)] = [
            (encrypted, nil, "passphrase: "), (encrypted, "canary-wrong", "passphrase: "),
            ("canary-no-key", nil, "private-key: "), (short, nil, "private-key: "), ("", nil, "private-key: "),
        ]
        for (pem, passphrase, start) in cases {
            let inputs = [
                "username": Secret("a@b.example"), "private-key": Secret(pem), "passphrase": Secret(passphrase ?? ""),
            ]
            let error = #expect(throws: ConnectorError.self) {
                try flow.credentials(by: .jwtBearer, inputs: inputs, app: app(), at: now)
            }
            #expect(error?.kind == .invalid && error?.message.hasPrefix(start) == true)
            let shown = String(reflecting: error)
            #expect(!shown.contains("canary") && !shown.contains("MII") && !shown.contains("-----"))
        }
    }

    @Test(
        "A username that none can be is refused",
        arguments: ["", "integration", "a b@c.example", "a@b@c", "a@\n", String(repeating: "a", count: 80) + "@b"])
    func badUsername(name: String) throws {
        let inputs = try inputs(.pkcs8, username: name)
        let error = #expect(throws: ConnectorError.self) {
            try flow.credentials(by: .jwtBearer, inputs: inputs, app: app(), at: now)
        }
        #expect(error?.kind == .invalid && error?.message.hasPrefix("username: ") == true)
    }

    @Test("SYNC-7: the same key acts as another user of the org, without that user's token or the first one's")
    func actingAs() throws {
        var first = try flow.credentials(from: .tokens(), previous: try credentials(), at: now)
        first.refreshToken = Secret("none")
        let other = try #require(flow.credentials(first, actingAs: "lee@acme.example"))
        #expect(
            other.accessToken == nil && other.refreshToken == nil && other.secretAttributes == first.secretAttributes)
        #expect(other.attributes["username"] == "lee@acme.example" && other.attributes["user_id"] == nil)
        #expect(other.attributes["organization_id"] == Credentials.organization)
        let request = try #require(try flow.refreshRequest(app: app(), credentials: other, at: now, override: nil))
        #expect(try assertion(request).claims["sub"] as? String == "lee@acme.example")
        #expect(request.origin == Origin(https: "acme-demo.my.salesforce.com"))
        #expect(flow.credentials(first, actingAs: "not a name") == nil)
        #expect(flow.credentials(Credentials.browser, actingAs: "lee@acme.example") == nil)
    }

    @Test("Without the app, or with a key that was lost, the error says what to do")
    func incomplete() throws {
        let made = try credentials()
        var bare = made
        bare.secretAttributes = [:]
        let cases: [(OAuthApp?, Credentials, String)] = [(nil, made, "client id"), (app(), bare, "private key")]
        for (app, credentials, words) in cases {
            let error = #expect(throws: ConnectorError.self) {
                try flow.refreshRequest(app: app, credentials: credentials, at: now, override: nil)
            }
            #expect(error?.kind == .invalid && error?.message.contains(words) == true)
        }
    }
}
