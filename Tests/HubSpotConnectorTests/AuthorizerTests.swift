import ConnectorKit
import ConnectorScripting
import Foundation
import HubSpotConnector
import Testing

@Suite("HubSpot: authorizer")
struct AuthorizerTests {
    let request = HTTPRequest(operation: "hubspot.owners.list", method: .get, path: "/crm/owners/2026-09")

    @Test("SEC-4: a request goes to HubSpot's one API host with a bearer header, and nowhere stored credentials say")
    func placesAndSigns() throws {
        var credentials = Credentials.oauth
        credentials.attributes["api_domain"] = "https://evil.tld"
        let ready = try HubSpotConnector.authorizer(for: credentials, override: nil).authorize(request)
        #expect(ready.origin == Origin(https: "api.hubapi.com"))
        #expect(ready.headers["authorization"] == "Bearer CN-canary-access")
        #expect(ready.headers["Accept"] == "application/json")
        #expect(!ready.target.contains("canary"))
    }

    @Test("The operator's override replaces the origin")
    func overrides() throws {
        let mock = try #require(Origin(parsing: "http://127.0.0.1:8081"))
        let ready = try HubSpotConnector.authorizer(for: .staticToken, override: mock).authorize(request)
        #expect(ready.origin == mock)
    }

    @Test("Without an access token: unauthenticated", arguments: [nil, Secret("")])
    func needsToken(token: Secret?) throws {
        let credentials = Credentials(method: .staticToken, accessToken: token, issuedAt: Credentials.moment)
        let authorizer = try HubSpotConnector.authorizer(for: credentials, override: nil)
        let error = #expect(throws: ConnectorError.self) { try authorizer.authorize(request) }
        #expect(error?.kind == .unauthenticated)
    }

    @Test(
        "T-27: a token that could end or split a header is refused, unprinted",
        arguments: [
            "pat\r\nX-Evil: 1", "pat na1", "pat\u{0}", "pät", "pat\t",
        ])
    func refusesControls(text: String) {
        let credentials = Credentials(method: .staticToken, accessToken: Secret(text), issuedAt: Credentials.moment)
        let error = #expect(throws: ConnectorError.self) {
            try HubSpotConnector.authorizer(for: credentials, override: nil)
        }
        #expect(error?.kind == .invalid)
        #expect(error.map { !"\($0)".contains(text) } == true)
    }

    @Test(
        "A kind of grant that HubSpot doesn't have is refused",
        arguments: [
            AuthenticationMethod.Kind.jwtBearer, .clientCredentials,
        ])
    func refusesOtherKinds(kind: AuthenticationMethod.Kind) {
        let credentials = Credentials(method: kind, accessToken: Secret("x"), issuedAt: Credentials.moment)
        let error = #expect(throws: ConnectorError.self) {
            try HubSpotConnector.authorizer(for: credentials, override: nil)
        }
        #expect(error?.kind == .invalid)
    }

    @Test("Describing a token: a static one goes into the body and is marked secret; an OAuth one is never sent there")
    func describes() throws {
        let question = HTTPRequest(operation: "hubspot.token.describe", method: .post, path: "/x")
        let ready = try HubSpotConnector.authorizer(for: .staticToken, override: nil).authorize(question)
        #expect(ready.json == ["tokenKey": "pat-na1-canary-static"])
        #expect(ready.secrets == [Secret("pat-na1-canary-static")])
        let oauth = try HubSpotConnector.authorizer(for: .oauth, override: nil)
        let error = #expect(throws: ConnectorError.self) { try oauth.authorize(question) }
        #expect(error?.kind == .unsupported)
    }
}
