import ConnectorKit
import Testing

@Suite("PercentEncoding (T-26)")
struct PercentEncodingTests {
    @Test(
        "All but the unreserved characters are encoded, byte by byte",
        arguments: [
            ("abcXYZ019-._~", "abcXYZ019-._~"), ("a b", "a%20b"), ("a+b", "a%2Bb"), ("a&b=c", "a%26b%3Dc"),
            ("/", "%2F"),
            ("é", "%C3%A9"), ("😀", "%F0%9F%98%80"), ("\r\n\u{0}", "%0D%0A%00"), ("%41", "%2541"), ("", ""),
            ("'\"", "%27%22"),
        ])
    func encodes(text: String, encoded: String) {
        #expect(PercentEncoding.encode(text) == encoded)
    }

    @Test("A path segment that would name another path is refused", arguments: ["", ".", ".."])
    func refuses(text: String) {
        #expect(PercentEncoding.pathSegment(text) == nil)
    }

    @Test(
        "Any other path segment is one segment",
        arguments: [
            ("../x", "..%2Fx"), ("...", "..."), ("a/b", "a%2Fb"), ("a?b#c", "a%3Fb%23c"), ("%2e%2e", "%252e%252e"),
            (" ", "%20"),
        ])
    func segments(text: String, encoded: String) {
        #expect(PercentEncoding.pathSegment(text) == encoded)
    }

    @Test("A request's target and a form encode names and values, in order, repeats kept")
    func targets() {
        let query = [QueryItem("a b", "1&2"), QueryItem("a b", "ü")]
        let request = HTTPRequest(operation: "x.y.z", method: .get, path: "/p", query: query)
        #expect(request.target == "/p?a%20b=1%262&a%20b=%C3%BC")
        let bare = HTTPRequest(operation: "x.y.z", method: .get, path: "/p")
        #expect(bare.target == "/p")
        let form = HTTPBody.form([(name: "k", value: "a b+c"), (name: "é", value: "")])
        #expect(String(decoding: form.bytes, as: UTF8.self) == "k=a%20b%2Bc&%C3%A9=")
        #expect(form.contentType == "application/x-www-form-urlencoded")
    }

    @Test(
        "A request is idempotent by its verb unless it says otherwise",
        arguments: [
            (HTTPMethod.get, true), (.delete, true), (.post, false), (.put, false), (.patch, false),
        ])
    func idempotence(method: HTTPMethod, isIdempotent: Bool) {
        #expect(HTTPRequest(operation: "x", method: method, path: "/").isIdempotent == isIdempotent)
        #expect(HTTPRequest(operation: "x", method: method, path: "/", isIdempotent: true).isIdempotent)
    }
}
