import ConnectorKit
import Foundation
import Testing

@testable import TransportLayers

@Suite("Redaction")
struct RedactionTests {
    /// A secret with everything in it that encoders treat specially.
    private static let canary = #"cAn+ry/9~8=7 "q"\s&é"#

    private static let percentEncoded = PercentEncoding.encode(canary)

    private static func base64(_ text: String) -> String {
        Data(text.utf8).base64EncodedString()
    }

    private static func urlSafe(_ text: String) -> String {
        text.replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    /// The canary as encoders write it.
    static let writtenForms: [String] = [
        canary, percentEncoded, percentEncoded.lowercased().replacing("can", with: "cAn"),
        percentEncoded.replacing("%20", with: "+"), percentEncoded.replacing("%", with: "%25"),
        canary.replacing(" ", with: "+"),
        #"cAn+ry/9~8=7 \"q\"\\s&é"#, #"cAn+ry\/9~8=7 \"q\"\\s&\u00e9"#,
        #"cAn\u002Bry\/9~8\u003d7 \u0022q\u0022\u005cs\u0026é"#,
        base64(canary), base64("x" + canary), base64("xy" + canary + "z"), base64("client-id:" + canary),
        urlSafe(base64(canary)), urlSafe(base64("ab" + canary)), PercentEncoding.encode(base64(canary)),
        base64(canary).replacing("/", with: #"\/"#),
    ]

    private let redaction = Redaction(secrets: [Secret(RedactionTests.canary)])

    /// Whether a text holds a piece of the canary that someone could use.
    private func leaks(_ text: String) -> Bool {
        let pieces = ["cAn", "y/9", "9~8", "Y0FuK3J5", "NBbityeS", "jQW4rcnkv"]
        return pieces.contains { text.contains($0) }
    }

    @Test(
        "T-11: a planted secret is struck out in each form that an encoder gives it",
        arguments: RedactionTests.writtenForms)
    func eachForm(_ form: String) {
        for text in [form, "before \(form) after", "\"\(form)\"", "a=\(form)&b=\(form)"] {
            let safe = redaction.text(text)
            #expect(!leaks(safe), "\(safe)")
            #expect(safe.contains(Secret.marker))
        }
        #expect(redaction.text("before \"\(form)\" after") == "before \"<redacted>\" after")
    }

    @Test(
        "T-11: a planted secret is struck out wherever it stands in an exchange", arguments: RedactionTests.writtenForms
    )
    func everywhere(_ form: String) {
        var request = HTTPRequest(
            operation: "toy.things.create", method: .post, origin: Origin(https: "api.toy.example"),
            path: "/things/" + PercentEncoding.encode(form), query: [QueryItem("q", form), QueryItem(form, "q")],
            headers: ["Authorization": "Bearer " + form, "Accept": form, "X-New": form],
            secrets: [Secret(RedactionTests.canary)])
        let escaped = RecordedValue.string(form).json
        let bodies: [HTTPBody] = [
            .json("{\"a\":[\(escaped)],\(escaped):1}".utf8), .form([("a", form), (form, "b")]),
            HTTPBody(contentType: "text/plain", bytes: Array("x\(form)y".utf8)),
            HTTPBody(contentType: "application/json", bytes: Array("{\"broken\": \(escaped)".utf8)),
        ]
        for body in bodies {
            request.body = body
            let response = HTTPResponse(status: 200, headers: ["Retry-After": form, "X-New": form], body: body.bytes)
            let exchange = RecordedExchange(
                crm: "toy", request: request, response: response, took: .zero, fault: form)
            let line = String(decoding: exchange.line(bodyBytesMax: 10_000), as: UTF8.self)
            #expect(!leaks(line), "\(line)")
        }
    }

    @Test("T-11: a secret that stands across the place where a body is cut leaves no half behind")
    func acrossTheCut() {
        var request = HTTPRequest.toyRead()
        request.secrets = [Secret(RedactionTests.canary)]
        for offset in 0..<40 {
            let body = String(repeating: ".", count: 100 - offset) + RedactionTests.canary + "...."
            let exchange = RecordedExchange(
                crm: "toy", request: request, response: HTTPResponse(status: 200, body: Array(body.utf8)),
                took: .zero, fault: nil)
            let line = String(decoding: exchange.line(bodyBytesMax: 100), as: UTF8.self)
            #expect(!leaks(line), "\(line)")
        }
    }

    @Test("A text without secrets stays byte for byte, also where it isn't UTF-8")
    func untouched() {
        let bytes: [UInt8] = [0xFF, 0x00, 0x25, 0x34, 0x5C, 0x75, 0x30] + Array("%zz \\u12 100% \\".utf8)
        #expect(redaction.bytes(bytes) == bytes)
        #expect(Redaction(secrets: []).text("abc") == "abc")
        #expect(Redaction(secrets: [Secret("abc")]).text("abcabc") == "abcabc")
    }

    @Test("Of two secrets that begin alike the longer is struck out whole")
    func longestFirst() {
        let redaction = Redaction(secrets: [Secret("token-abc"), Secret("token-abc-longer")])
        #expect(redaction.text("[token-abc-longer] [token-abc]") == "[<redacted>] [<redacted>]")
    }

    @Test("The token in a header is struck out of the answer that echoes it, with and without its scheme")
    func echoedToken() {
        let request = HTTPRequest(
            operation: "toy.things.read", method: .get, path: "/",
            headers: ["Authorization": "Zoho-oauthtoken 1000.abcdef", "x-api-token": "static-token-1"])
        let body = Redaction(of: request).responseBody(
            Array(#"{"message":"1000.abcdef is no good, nor is static-token-1"}"#.utf8))
        #expect(body.json == #"{"message":"<redacted> is no good, nor is <redacted>"}"#)
    }

    @Test("A secret of a form or JSON body is struck out of the answer, though nobody named it")
    func unnamedSecrets() {
        let form = HTTPRequest(
            operation: "toy.token.refresh", method: .post, path: "/token",
            body: .form([("client_secret", "shhhhhhhh+1"), ("client_id", "id")]))
        #expect(Redaction(of: form).text("bad secret shhhhhhhh%2B1") == "bad secret <redacted>")
        let json = HTTPRequest(
            operation: "toy.token.refresh", method: .post, path: "/token",
            body: .json(#"{"a":[{"refresh_token":"shhhhhhhh+2"}]}"#.utf8))
        #expect(Redaction(of: json).text("bad token shhhhhhhh+2") == "bad token <redacted>")
    }

    @Test(
        "Members that go by a secret's name are struck out whatever they hold",
        arguments: [
            "access_token", "refresh_token", "client_secret", "token", "tokenKey", "code_verifier", "assertion",
            "id_token", "signature", "password", "accessToken", "ACCESS-TOKEN", "apiKey", "privateKey", "session_id",
        ])
    func secretMembers(_ name: String) {
        let plain = Redaction(secrets: [])
        for value in [#""x""#, "12", "true", #"{"a":1}"#, "[1]"] {
            let body = plain.responseBody(Array(#"{"a":[{"\#(name)":\#(value)}]}"#.utf8))
            #expect(body.json == #"{"a":[{"\#(name)":"<redacted>"}]}"#)
        }
        #expect(plain.responseBody(Array(#"{"\#(name)":null}"#.utf8)).json == #"{"\#(name)":null}"#)
    }

    @Test("A vendor's error code stays; OAuth's one-time code in a form or query doesn't")
    func codes() {
        let plain = Redaction(secrets: [])
        #expect(plain.responseBody(Array(#"{"code":"INVALID"}"#.utf8)).json == #"{"code":"INVALID"}"#)
        #expect(plain.requestBody(.form([("code", "abc"), ("x", "1")])).json == #"{"code":"<redacted>","x":"1"}"#)
        var request = HTTPRequest.toyRead()
        request.query = [QueryItem("code", "abc"), QueryItem("limit", "5")]
        #expect(plain.url(of: request) == "https://api.toy.example/things?code=<redacted>&limit=5")
    }

    @Test("T-11: of a token answer only the fields named as showable stay, unknown ones don't")
    func showableFields() {
        let redaction = Redaction(secrets: [], showableFields: ["expires_in", "scopes", "token"])
        let answer =
            #"{"access_token":"a","expires_in":1800,"new_kind_of_key":"b","scopes":["x"],"deep":{"expires_in":1}}"#
        #expect(
            redaction.responseBody(Array(answer.utf8)).json
                == #"{"access_token":"<redacted>","expires_in":1800,"new_kind_of_key":"<redacted>","scopes":["x"],"deep":"<redacted>"}"#
        )
        #expect(redaction.responseBody(Array("[\"a\"]".utf8)) == .string("<redacted>"))
        #expect(redaction.responseBody(Array("<html>a</html>".utf8)) == .string("<redacted>"))
        #expect(redaction.responseBody([]) == .null)
    }

    @Test("T-11: headers that aren't known to be harmless are struck out; repeated ones are joined")
    func headers() {
        let headers = HTTPHeaders([
            .init(name: "Content-Type", value: "application/json"), .init(name: "Set-Cookie", value: "sid=1"),
            .init(name: "set-cookie", value: "sid=2"), .init(name: "X-HubSpot-RateLimit-Remaining", value: "9"),
            .init(name: "X-Unheard-Of", value: "hush"), .init(name: "Vary", value: "a"),
            .init(name: "vary", value: "b"),
        ])
        #expect(
            Redaction(secrets: []).headers(headers).json
                == #"{"Content-Type":"application/json","Set-Cookie":"<redacted>, <redacted>","#
                + #""X-HubSpot-RateLimit-Remaining":"9","X-Unheard-Of":"<redacted>","Vary":"a, b"}"#)
    }

    @Test("Forms become objects; a repeated name holds an array")
    func forms() {
        let body = HTTPBody(
            contentType: "application/x-www-form-urlencoded; charset=utf-8", bytes: Array("a=1+2%21&b&a=%zz&c=d=e".utf8)
        )
        #expect(Redaction(secrets: []).requestBody(body).json == #"{"a":["1 2!","%zz"],"b":"","c":"d=e"}"#)
    }

    @Test("A number that is a secret is struck out")
    func numbers() {
        let body = Redaction(secrets: [Secret("918273645")]).responseBody(Array("[918273645, 1]".utf8))
        #expect(body.json == #"["<redacted>",1]"#)
    }

    @Test("No text makes the search slow: 128 KiB of near misses", .timeLimit(.minutes(1)))
    func nearMisses() {
        let redaction = Redaction(secrets: [Secret(String(repeating: "a", count: 40) + "b")])
        let text = [UInt8](repeating: UInt8(ascii: "a"), count: 1 << 17)
        #expect(redaction.bytes(text) == text)
    }
}
