import ConnectorKit
import ConnectorScripting
import Testing
import ZohoConnector

@Suite("Zoho: placing and authorizing requests")
struct AuthorizerTests {
    private let request = HTTPRequest.probe("zoho.users.list")

    private func refusal(_ credentials: Credentials, override: Origin? = nil) async -> ConnectorError? {
        await failure { () throws(ConnectorError) in
            try ZohoConnector.authorizer(for: credentials, override: override)
        }
    }

    @Test(
        "SEC-4: The API host follows from data centre and environment alone",
        arguments: [
            ("us", "production", "https://www.zohoapis.com"), ("eu", "production", "https://www.zohoapis.eu"),
            ("in", "sandbox", "https://sandbox.zohoapis.in"), ("au", "production", "https://www.zohoapis.com.au"),
            ("jp", "production", "https://www.zohoapis.jp"), ("ca", "production", "https://www.zohoapis.ca"),
            ("sa", "production", "https://www.zohoapis.sa"), ("uk", "production", "https://www.zohoapis.uk"),
            ("cn", "developer", "https://developer.zohoapis.com.cn"),
        ])
    func derived(_ dataCentre: String, environment: String, origin: String) throws {
        let credentials = Credentials.grant(["data_center": dataCentre, "environment": environment])
        let placed = try ZohoConnector.authorizer(for: credentials, override: nil).authorize(request)
        #expect(placed.origin?.description == origin)
        #expect(ZohoConnector.descriptor.owns(host: try #require(placed.origin?.host)))
    }

    @Test("The token travels in Zoho's own scheme, not as Bearer")
    func scheme() throws {
        let placed = try ZohoConnector.authorizer(for: .grant, override: nil).authorize(request)
        #expect(placed.headers["Authorization"] == "Zoho-oauthtoken 1000.canary-access")
        #expect(placed.headers["Accept"] == "application/json")
    }

    @Test("Without a token there is nothing to send yet")
    func noToken() async throws {
        for attributes in [[:], Credentials.grant.attributes] {
            var credentials = Credentials.grant(attributes)
            credentials.accessToken = nil
            let authorizer = try ZohoConnector.authorizer(for: credentials, override: nil)
            let error = await failure { () throws(ConnectorError) in try authorizer.authorize(request) }
            #expect(error?.kind == .unauthenticated)
        }
    }

    @Test("SEC-4: A token without a known data centre goes nowhere, unless the operator says where")
    func unknownPlace() async throws {
        for attributes in [
            [:], ["data_center": "eu"], ["data_center": "mars", "environment": "production"],
            ["data_center": "eu", "environment": "staging"], ["data_center": "EU", "environment": "production"],
        ] {
            #expect(await refusal(.grant(attributes))?.kind == .invalid)
        }
        let mock = try #require(Origin(parsing: "http://127.0.0.1:4010"))
        let placed = try ZohoConnector.authorizer(for: .grant([:]), override: mock).authorize(request)
        #expect(placed.origin == mock)
    }

    @Test("T-27: A token that no header can carry is refused")
    func uncarriable() async {
        for token in ["a b", "a\r\nX: y", "a\u{0}", "ä"] {
            var credentials = Credentials.grant
            credentials.accessToken = Secret(token)
            #expect(await refusal(credentials)?.kind == .invalid)
        }
    }

    @Test(
        "Kinds of grant that Zoho doesn't have are refused",
        arguments: [
            AuthenticationMethod.Kind.staticToken, .jwtBearer, .clientCredentials,
        ])
    func otherKinds(_ kind: AuthenticationMethod.Kind) async {
        var credentials = Credentials.grant
        credentials.method = kind
        #expect(await refusal(credentials)?.kind == .invalid)
    }
}
