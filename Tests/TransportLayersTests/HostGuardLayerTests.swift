import ConnectorKit
import Testing

@testable import TransportLayers

@Suite("Host guard")
struct HostGuardLayerTests {
    private static let hosts: [HostRule] = [
        .exact("api.hubapi.com"), .exact("www.zohoapis.com"), .under(".my.salesforce.com"),
        .oneLabelUnder(".crmforce.mil"),
        .under(".cloudforce.com"),
    ]
    private let base = FakeTransport(answers: .status(200))

    private func error(_ request: HTTPRequest, allowing allowed: Set<Origin> = []) async -> ConnectorError? {
        let stack = LayeredTransport(
            HostGuardLayer(hosts: HostGuardLayerTests.hosts, allowedOrigins: allowed), around: base)
        return await failure { () async throws(ConnectorError) in try await stack.send(request) }
    }

    private func request(to origin: Origin?) -> HTTPRequest {
        HTTPRequest(operation: "toy.things.read", method: .get, origin: origin, path: "/things")
    }

    @Test(
        "SEC-4: the vendor's hosts pass",
        arguments: [
            "https://api.hubapi.com", "https://API.HubAPI.com/", "https://www.zohoapis.com:443",
            "https://acme.my.salesforce.com", "https://acme--dev.sandbox.my.salesforce.com",
            "https://acme.crmforce.mil",
        ])
    func vendorHosts(_ text: String) async throws {
        let origin = try #require(Origin(parsing: text))
        #expect(await error(request(to: origin)) == nil)
        #expect(base.requests.count == 1)
    }

    @Test(
        "T-09: a look-alike gets no byte: it is no origin at all, or is refused",
        arguments: [
            "https://evilcrmforce.mil", "https://crmforce.mil", "https://a.b.crmforce.mil",
            "https://www.zohoapis.com.evil.tld", "https://evil.tld.www.zohoapis.com", "https://www-zohoapis.com",
            "https://api.hubapi.com.", "https://acme.my.salesforce.com.", "https://.my.salesforce.com",
            "https://my.salesforce.com", "https://acme..my.salesforce.com", "https://-.my.salesforce.com",
            "https://127.0.0.1", "https://[::1]", "https://[::ffff:127.0.0.1]", "https://169.254.169.254",
            "https://2130706433", "https://0x7f.1", "https://api.hubapi.com@evil.tld",
            "https://evil.tld@api.hubapi.com",
            "https://api.hubapi.com\\@evil.tld", "https://evil.tld\\.my.salesforce.com",
            "https://evil.tld/.my.salesforce.com",
            "https://evil.tld#.my.salesforce.com", "https://evil.tld?.my.salesforce.com",
            "https://evil.tld%2f.my.salesforce.com", "https://аpi.hubapi.com", "https://xn--pi-6kc.hubapi.com",
            "https://api.hubapi。com", "https://api.hubapi.com:8443", "https://api.hubapi.com:80",
            "https://api.hubapi.com:0443x",
            "https://api.hubapi.com:", "http://api.hubapi.com", "http://acme.my.salesforce.com:443",
            "ftp://api.hubapi.com",
            "https:api.hubapi.com", "//api.hubapi.com", "api.hubapi.com", "https://", "https://api.hubapi.com/path",
            "https://api.hubapi.com\u{0}", "https://api.hubapi.com\n", " https://api.hubapi.com",
            "https://api.hubapi.com\t.evil.tld",
            "https://localhost", "https://api.hubapi.com,evil.tld",
        ])
    func lookAlikes(_ text: String) async {
        if let origin = Origin(parsing: text) {
            let error = await error(request(to: origin))
            #expect(error?.kind == .invalid)
            #expect(error?.retry == .never)
            #expect(error?.transfer?.progress == .notConnected)
        }
        #expect(base.requests.isEmpty)
    }

    @Test(
        "T-09: an origin made without parsing is judged as strictly",
        arguments: [
            "evil.tld/.my.salesforce.com", "evil.tld#.my.salesforce.com", "evil.tld\\.my.salesforce.com",
            "a@b.my.salesforce.com", "API.HUBAPI.COM", "api.hubapi.com ", "a\r\nHost: b.my.salesforce.com", "",
        ])
    func unparsedOrigins(_ host: String) async {
        let error = await error(request(to: Origin(https: host)))
        #expect(error?.kind == .invalid)
        #expect(error?.message.contains("\r") == false)
        #expect(base.requests.isEmpty)
    }

    @Test("A request that no authorizer has placed is refused")
    func unplaced() async {
        #expect(await error(request(to: nil))?.kind == .invalid)
        #expect(base.requests.isEmpty)
    }

    @Test("SEC-5: an allowed loopback origin passes, its neighbour on another port doesn't")
    func allowedLoopback() async throws {
        let mock = try #require(Origin(parsing: "http://127.0.0.1:8081"))
        let other = try #require(Origin(parsing: "http://127.0.0.1:8082"))
        #expect(await error(request(to: mock), allowing: [mock]) == nil)
        #expect(await error(request(to: other), allowing: [mock])?.kind == .invalid)
        #expect(await error(request(to: mock))?.kind == .invalid)
        #expect(base.requests.count == 1)
    }

    @Test(
        "SEC-5: plain http beyond loopback is refused even when allowed",
        arguments: ["http://10.0.0.1:8080", "http://mock.internal", "http://127.evil.tld", "http://127.0.0.256"])
    func plainHTTP(_ text: String) async throws {
        let origin = try #require(Origin(parsing: text))
        #expect(await error(request(to: origin), allowing: [origin])?.kind == .invalid)
        #expect(base.requests.isEmpty)
    }

    @Test("An operator's https origin passes at its own port")
    func allowedHTTPS() async throws {
        let origin = try #require(Origin(parsing: "https://crm.internal:8443"))
        #expect(await error(request(to: origin), allowing: [origin]) == nil)
    }

    @Test(
        "T-26: a path that could name another one is refused",
        arguments: [
            "", "things", "//evil.tld/things", "/a/../b", "/a/./b", "/a/%2e%2E/b", "/a/.%2e/b", "/a b", "/a?b", "/a#b",
            "/a\\b", "/a\r\nX: y", "/ä", "/a%", "/a%2", "/a%zz", "/a\u{0}", "/{id}",
        ])
    func paths(_ path: String) async {
        var request = request(to: Origin(https: "api.hubapi.com"))
        request.path = path
        #expect(await error(request)?.kind == .invalid)
        #expect(base.requests.isEmpty)
    }

    @Test(
        "A path with encoded parts passes", arguments: ["/", "/crm/v3/a%2Fb", "/a;b=c/@d:e", "/a.b/..c", "/%E2%82%AC/"])
    func goodPaths(_ path: String) async {
        var request = request(to: Origin(https: "api.hubapi.com"))
        request.path = path
        #expect(await error(request) == nil)
    }

    @Test(
        "T-27: a header that could start another is refused, and its value isn't repeated",
        arguments: [
            ("X-A", "a\r\nX-B: canary"), ("X-A", "a\ncanary"), ("X-A", "a\rcanary"), ("X-A", "a\u{0}canary"),
            ("X-A", "canary\u{7F}"), ("X-A", "canary\té"), ("X A", "canary"), ("X:A", "canary"), ("", "canary"),
            ("X\r\nY", "canary"), ("Ä", "canary"), ("Host", "canary"), ("content-length", "5canary"),
            ("Transfer-Encoding", "canary"), ("Proxy-Authorization", "canary"),
        ])
    func headers(_ name: String, _ value: String) async {
        var request = request(to: Origin(https: "api.hubapi.com"))
        request.headers.append(.init(name: name, value: value))
        let error = await error(request)
        #expect(error?.kind == .invalid)
        #expect(error?.message.contains("canary") == false)
        #expect(base.requests.isEmpty)
    }

    @Test("T-27: a body's content type is judged like a header")
    func contentType() async {
        var request = HTTPRequest.toyCreate()
        request.origin = Origin(https: "api.hubapi.com")
        request.body = HTTPBody(contentType: "text/plain\r\nX: y", bytes: [])
        #expect(await error(request)?.kind == .invalid)
        #expect(base.requests.isEmpty)
    }

    @Test("SEC-7: headers and targets have a bound")
    func bounds() async {
        var request = request(to: Origin(https: "api.hubapi.com"))
        request.headers["X-A"] = String(repeating: "a", count: RequestSyntax.headerBytesMax)
        #expect(await error(request)?.kind == .invalid)
        request.headers = [:]
        request.query = [QueryItem("q", String(repeating: "a", count: RequestSyntax.targetBytesMax))]
        #expect(await error(request)?.kind == .invalid)
        #expect(base.requests.isEmpty)
    }

    @Test("SEC-2: no secret goes into a URL: neither the token nor what the body carries, in any encoding")
    func secretsInURL() async {
        for value in ["t0ken/with+signs", "dDBrZW4vd2l0aCtzaWducw=="] {
            var request = request(to: Origin(https: "api.hubapi.com"))
            request.headers["Authorization"] = "Bearer t0ken/with+signs"
            request.query = [QueryItem("api_token", value)]
            #expect(await error(request)?.message.contains("secret") == true)
        }
        var request = request(to: Origin(https: "api.hubapi.com"))
        request.secrets = [Secret("refresh-token-1")]
        request.path = "/oauth/v1/refresh-tokens/refresh-token-1"
        #expect(await error(request)?.kind == .invalid)
        #expect(base.requests.isEmpty)
    }
}
