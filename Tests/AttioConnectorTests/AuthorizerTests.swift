import AttioConnector
import ConnectorKit
import Foundation
import Testing

@Suite("Attio: placing requests")
struct AuthorizerTests {
    private static let request = HTTPRequest(operation: "attio.self.read", method: .get, path: "/v2/self")

    @Test("SEC-4: keys and grants go to the one host, as bearer tokens", arguments: [Credentials.key, .grant])
    func placed(credentials: Credentials) throws {
        let authorizer = try AttioConnector.authorizer(for: credentials, override: nil)
        let request = try authorizer.authorize(Self.request)
        let token = try #require(credentials.accessToken)
        #expect(request.origin?.description == "https://api.attio.com")
        #expect(request.headers["Authorization"] == "Bearer \(token.reveal())")
        #expect(request.headers["Accept"] == "application/json")
    }

    @Test("T-09: no address is ever taken from stored attributes; an operator's override is")
    func override() throws {
        var credentials = Credentials.grant
        credentials.attributes = ["instance_url": "https://evil.example", "api_domain": "https://evil.example"]
        let usual = try AttioConnector.authorizer(for: credentials, override: nil).authorize(Self.request)
        #expect(usual.origin?.host == "api.attio.com")
        let mock = Origin(parsing: "http://127.0.0.1:8080")
        let replaced = try AttioConnector.authorizer(for: credentials, override: mock).authorize(Self.request)
        #expect(replaced.origin == mock)
    }

    @Test(
        "T-27: a key that no header can carry is refused, and not shown",
        arguments: ["a b", "a\r\nX: y", "ключ", "a\u{0}"])
    func uncarriable(token: String) {
        let credentials = Credentials(method: .staticToken, accessToken: Secret(token), issuedAt: Credentials.moment)
        let error = #expect(throws: ConnectorError.self) {
            try AttioConnector.authorizer(for: credentials, override: nil)
        }
        #expect(error?.kind == .invalid && error?.message.contains(token) == false)
    }

    @Test(
        "A grant of a kind that Attio doesn't have is refused",
        arguments: [AuthenticationMethod.Kind.jwtBearer, .clientCredentials])
    func foreignKinds(kind: AuthenticationMethod.Kind) {
        let credentials = Credentials(method: kind, accessToken: Secret("x"), issuedAt: Credentials.moment)
        let error = #expect(throws: ConnectorError.self) {
            try AttioConnector.authorizer(for: credentials, override: nil)
        }
        #expect(error?.kind == .invalid)
    }

    @Test("Without a token nothing leaves", arguments: [nil, Secret("")])
    func noToken(token: Secret?) throws {
        let credentials = Credentials(method: .staticToken, accessToken: token, issuedAt: Credentials.moment)
        let authorizer = try AttioConnector.authorizer(for: credentials, override: nil)
        let error = #expect(throws: ConnectorError.self) { try authorizer.authorize(Self.request) }
        #expect(error?.kind == .unauthenticated)
    }

    @Test("SEC-2: a placed request prints no token")
    func printsNothing() throws {
        let request = try AttioConnector.authorizer(for: .grant, override: nil).authorize(Self.request)
        var dumped = ""
        dump(request, to: &dumped)
        #expect(!"\(request)\(dumped)".contains("canary"))
    }
}
