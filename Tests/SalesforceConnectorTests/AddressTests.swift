import ConnectorKit
import Testing

@testable import SalesforceConnector

@Suite("Salesforce: addresses")
struct AddressTests {
    private func authorizer(_ instance: String?, override: Origin? = nil) throws -> any Authorizer {
        var credentials = Credentials.browser
        credentials.attributes["instance_url"] = instance
        return try SalesforceConnector.authorizer(for: credentials, override: override)
    }

    private let request = HTTPRequest(operation: "salesforce.owners.query", method: .get, path: "/services/data")

    static let accepted: [(String, String)] = [
        ("https://acme-demo.my.salesforce.com", "acme-demo.my.salesforce.com"),
        ("https://acme-demo.my.salesforce.com/", "acme-demo.my.salesforce.com"),
        ("https://acme-demo.my.salesforce.com:443", "acme-demo.my.salesforce.com"),
        ("HTTPS://Acme-Demo.My.Salesforce.com", "acme-demo.my.salesforce.com"),
        ("https://acme-demo--qa.sandbox.my.salesforce.com", "acme-demo--qa.sandbox.my.salesforce.com"),
        ("https://orgfarm-0a1b-dev-ed.develop.my.salesforce.com", "orgfarm-0a1b-dev-ed.develop.my.salesforce.com"),
        ("https://na1.salesforce.com", "na1.salesforce.com"), ("https://eu6.salesforce.com", "eu6.salesforce.com"),
        ("https://cs42.salesforce.com", "cs42.salesforce.com"),
        ("https://usa77.salesforce.com", "usa77.salesforce.com"),
    ]

    @Test("SEC-4: an org's own host and legacy instances are taken", arguments: accepted)
    func accepts(text: String, host: String) throws {
        let placed = try authorizer(text).authorize(request)
        #expect(placed.origin == Origin(https: host))
        #expect(SalesforceConnector.descriptor.owns(host: host))
    }

    static let refused = [
        "http://acme-demo.my.salesforce.com", "https://acme-demo.my.salesforce.com.evil.example",
        "https://evil.example/acme-demo.my.salesforce.com", "https://acme-demo.my.salesforce.com@evil.example",
        "https://user:word@acme-demo.my.salesforce.com", "https://acme-demo.my.salesforce.com:8443",
        "https://my.salesforce.com", "https://evilsalesforce.com", "https://xmy.salesforce.com.",
        "https://acme-demo.my.salesforce.com.", "https://evilcrmforce.mil", "https://169.254.169.254",
        "https://[::1]", "https://localhost", "https://acme-demo.lightning.force.com", "https://acme-demo.my.site.com",
        "https://acme--c.vf.force.com", "https://acme-demo.my.salesforce.com/services/data/../../x",
        "https://acme-demo.my.salesforce.com?x=1", "https://acme-demo.my.salesforce.com#x",
        "https://аcme.my.salesforce.com", "https://a.b.c.my.salesforce.com", "https://-acme.my.salesforce.com",
        "https://acme..my.salesforce.com", "https://acme-demo.my.salesforce.com\\@evil.example",
        "https://acme-demo.my.salesforce.com\u{0}.evil.example", " https://acme-demo.my.salesforce.com",
        "https://acme-demo.my.salesforce.com\n", "https://login.salesforce.com", "https://www.salesforce.com",
        "https://help.salesforce.com", "https://n1.salesforce.com", "https://abcde1.salesforce.com",
        "https://na12345.salesforce.com", "https://acme.my.salesforce.mil", "javascript:alert(1)", "acme", "",
    ]

    @Test("SEC-4, T-09: a token goes to no other host, whatever a token answer said", arguments: refused)
    func refuses(text: String) {
        let error = #expect(throws: ConnectorError.self) { try authorizer(text) }
        #expect(error?.kind == .invalid && error?.message.contains("instance_url") == true)
        #expect(text.isEmpty || error?.message.contains(text) == false)
    }

    @Test("T-09: beside an operator's override, the address of an answer is checked all the same")
    func overrides() throws {
        let mock = try #require(Origin(parsing: "http://127.0.0.1:8082"))
        let placed = try authorizer("https://acme-demo.my.salesforce.com", override: mock).authorize(request)
        #expect(placed.origin == mock)
        #expect(try authorizer("http://127.0.0.1:8082/", override: mock).authorize(request).origin == mock)
        #expect(try authorizer(nil, override: mock).authorize(request).origin == mock)
        for text in ["http://127.0.0.1:8083", "https://evil.example", "http://127.0.0.1:8082@evil.example"] {
            #expect(throws: ConnectorError.self) { try authorizer(text, override: mock) }
        }
    }

    static let paths: [(String, Bool)] = [
        ("/services/data/v66.0/query/0r8xx2gZ4abcd-2000", true),
        ("/services/data/v66.0/sobjects/Account/001QH000004aCc1YAE", true),
        ("/services/data/v9.0/query/01g", true), ("https://evil.example/services/data/v66.0/query/1", false),
        ("//evil.example/services/data/v66.0/query/1", false), ("/services/data/v66.0/../../oauth2/token", false),
        ("/services/data/v66.0/./query", false), ("/services/data/v66.0//evil.example/x", false),
        ("/services/data/v66.0/query/1?q=x", false), ("/services/data/v66.0/query/1#x", false),
        ("/services/data/v66.0/query/%2e%2e/x", false), ("/services/data/v66.0/query/1 2", false),
        ("/services/data/v66.0/query/1\r\nX-A: b", false), ("/services/data/v66.0/", false),
        ("/services/data/v66.0@evil/x", false), ("/services/oauth2/token", false),
        ("services/data/v66.0/query/1", false),
        ("/services/data/v66.0/" + String(repeating: "a", count: 2_048), false), ("", false),
    ]

    @Test("T-09: next pages and places of records stay under the data interface of the pinned host", arguments: paths)
    func path(text: String, isTaken: Bool) {
        #expect(SalesforceAddress.path(text) == (isTaken ? text : nil))
    }

    static let environments: [(String, Bool)] = [
        ("test.salesforce.com", true), ("acme--qa.sandbox.my.salesforce.com", true), ("cs42.salesforce.com", true),
        ("acme--qa.my.salesforce.com", true), ("acme.scratch.my.salesforce.com", true),
        ("login.salesforce.com", false), ("acme.my.salesforce.com", false), ("na1.salesforce.com", false),
        ("acme-dev-ed.develop.my.salesforce.com", false),
    ]

    @Test("A host tells whether it is a sandbox's", arguments: environments)
    func sandbox(host: String, isSandbox: Bool) {
        #expect(SalesforceAddress.isSandbox(host) == isSandbox)
    }
}
