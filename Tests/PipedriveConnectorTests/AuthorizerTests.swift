import ConnectorKit
import ConnectorScripting
import Foundation
import PipedriveConnector
import Testing

@Suite("Pipedrive: where requests go, and with which token")
struct AuthorizerTests {
    private static let probe = HTTPRequest(operation: "pipedrive.probe", method: .get, path: "/v1/users/me")

    private static func credentials(domain: String?) -> Credentials {
        var credentials = Credentials.browser
        credentials.attributes["api_domain"] = domain
        return credentials
    }

    @Test("An API token travels in its own header, never in the address, and calls go to the common host")
    func apiToken() throws {
        let request = try PipedriveConnector.authorizer(for: .apiToken, override: nil).authorize(Self.probe)
        #expect(request.headers["x-api-token"] == "0123456789abcdef0123456789abcdefcanary00")
        #expect(request.headers["Authorization"] == nil && !request.target.contains("canary"))
        #expect(request.origin?.description == "https://api.pipedrive.com")
    }

    @Test("An OAuth token is a bearer's, and calls go to the company's own host")
    func bearer() throws {
        let request = try PipedriveConnector.authorizer(for: .browser, override: nil).authorize(Self.probe)
        #expect(request.headers["Authorization"] == "Bearer v1u:canary/access+token=")
        #expect(request.headers["x-api-token"] == nil)
        #expect(request.origin?.description == "https://acme.pipedrive.com")
    }

    @Test(
        "SEC-4, T-09: An api_domain that isn't a company's host of Pipedrive's is refused, whatever it looks like",
        arguments: [
            "https://evil.tld", "https://acme.pipedrive.com.evil.tld", "https://evilpipedrive.com",
            "https://a.b.pipedrive.com", "https://oauth.pipedrive.com", "https://app.pipedrive.com",
            "https://www.pipedrive.com", "https://developers.pipedrive.com", "http://acme.pipedrive.com",
            "https://acme.pipedrive.com:8443", "https://acme.pipedrive.com@evil.tld", "https://acme.pipedrive.com/x",
            "https://acme.pipedrive.com?x", "https://-acme.pipedrive.com", "https://pipedrive.com", "acme", "",
            "https://169.254.169.254", "https://acme.pipedrive.com.",
        ])
    func foreignDomain(_ domain: String) {
        let error = #expect(throws: ConnectorError.self) {
            _ = try PipedriveConnector.authorizer(for: Self.credentials(domain: domain), override: nil)
        }
        #expect(error?.kind == .invalid && error?.message.contains("api_domain") == true)
        let beside = #expect(throws: ConnectorError.self) {
            _ = try PipedriveConnector.authorizer(
                for: Self.credentials(domain: domain), override: Origin(parsing: "http://127.0.0.1:8080"))
        }
        #expect(beside?.kind == .invalid)
    }

    @Test("The operator's own origin replaces the company's host")
    func overridden() throws {
        let mock = Origin(parsing: "http://127.0.0.1:8080")
        for domain in ["https://acme.pipedrive.com", "http://127.0.0.1:8080", nil] {
            let authorizer = try PipedriveConnector.authorizer(for: Self.credentials(domain: domain), override: mock)
            #expect(try authorizer.authorize(Self.probe).origin == mock)
        }
    }

    @Test("T-27: A token with characters that could end a header is refused, and not quoted")
    func tokenCharacters() {
        for token in ["canary\r\nX: y", "can ary", "canáry", "canary\u{0}"] {
            let error = #expect(throws: ConnectorError.self) {
                _ = try PipedriveConnector.authorizer(
                    for: Credentials(method: .staticToken, accessToken: Secret(token), issuedAt: Credentials.moment),
                    override: nil)
            }
            #expect(error?.kind == .invalid && error.map { "\($0)".contains("ary") } == false)
        }
    }

    @Test("Without a token nothing is sent")
    func noToken() throws {
        for token in [nil, Secret("")] {
            let credentials = Credentials(method: .staticToken, accessToken: token, issuedAt: Credentials.moment)
            let authorizer = try PipedriveConnector.authorizer(for: credentials, override: nil)
            let error = #expect(throws: ConnectorError.self) { _ = try authorizer.authorize(Self.probe) }
            #expect(error?.kind == .unauthenticated)
        }
    }

    @Test("A kind of grant that Pipedrive doesn't have is refused")
    func otherKinds() {
        for method in [AuthenticationMethod.Kind.jwtBearer, .clientCredentials] {
            let error = #expect(throws: ConnectorError.self) {
                _ = try PipedriveConnector.authorizer(
                    for: Credentials(method: method, accessToken: Secret("x"), issuedAt: Credentials.moment),
                    override: nil)
            }
            #expect(error?.kind == .invalid)
        }
    }
}
