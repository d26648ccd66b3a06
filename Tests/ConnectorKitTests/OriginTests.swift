import ConnectorKit
import Testing

@Suite("Origin (SEC-4, T-09)")
struct OriginTests {
    static let accepted: [(String, String)] = [
        ("https://api.hubapi.com", "https://api.hubapi.com"), ("https://api.hubapi.com/", "https://api.hubapi.com"),
        ("HTTPS://API.HubAPI.com", "https://api.hubapi.com"), ("https://a.b:443", "https://a.b"),
        ("https://a.b:8443", "https://a.b:8443"), ("http://127.0.0.1:8081", "http://127.0.0.1:8081"),
        ("http://localhost:80/", "http://localhost"), ("http://[::1]:8081", "http://[::1]:8081"),
        ("https://[FE80::1]", "https://[fe80::1]"), ("https://a-b.c", "https://a-b.c"),
        ("https://a.b:65535", "https://a.b:65535"),
    ]

    @Test("Scheme, host and port are read, in lower case, without the scheme's own port", arguments: accepted)
    func accepts(text: String, printed: String) throws {
        let origin = try #require(Origin(parsing: text))
        #expect(origin.description == printed)
        #expect(Origin(parsing: printed) == origin)
    }

    @Test(
        "T-09: whatever could lead elsewhere than it seems to is refused",
        arguments: [
            "", "https://", "https:///", "api.hubapi.com", "//api.hubapi.com", "ftp://a.b", "file:///etc/passwd",
            "javascript:alert(1)", "https:a.b", "https:/a.b", "https://user@a.b", "https://user:pass@a.b",
            "https://a.b@evil.tld", "https://evil.tld\\@a.b", "https://evil.tld\\.a.b", "https://a.b/path",
            "https://a.b//",
            "https://a.b?x", "https://a.b#x", "https://a.b/?x", "https://a.b.", "https://.a.b", "https://a.b:",
            "https://a.b:0",
            "https://a.b:65536", "https://a.b:-1", "https://a.b:+443", "https://a.b:4 3", "https://a.b:443:443",
            "https://a b", " https://a.b", "https://a.b ", "https://a.b\n", "https://a.b\r\nX: y", "https://a.b\u{0}",
            "https://bücher.example", "https://a.b%2e", "https://a_b.c", "https://а.b", "https://a。b", "https://[::1",
            "https://::1", "https://[]", "https://[::1]x", "https://[::1%25eth0]", "https://[g::1]", "https://a.b:٤٤٣",
        ])
    func refuses(text: String) {
        #expect(Origin(parsing: text) == nil)
    }

    @Test("A host is at most 253 characters")
    func length() {
        #expect(Origin(parsing: "https://" + String(repeating: "a", count: 253)) != nil)
        #expect(Origin(parsing: "https://" + String(repeating: "a", count: 254)) == nil)
    }

    @Test("Origins differ by scheme, host and port")
    func differ() {
        #expect(Origin(https: "a.b") == Origin(parsing: "https://a.b:443"))
        #expect(Origin(parsing: "http://a.b") != Origin(parsing: "https://a.b"))
        #expect(Origin(parsing: "https://a.b:8443") != Origin(parsing: "https://a.b"))
    }
}
