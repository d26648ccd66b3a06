import ConnectorKit
import Foundation
import Testing

@Suite("What the connectors share in reading answers and asking for tokens")
struct SharedCallsTests {
    private let request = HTTPRequest(operation: "toy.records.get", method: .get, path: "/")

    @Test("An answer that isn't the JSON expected is malformed, and says whose it is and under which id")
    func decoding() throws {
        let good = HTTPResponse(status: 200, headers: [:], body: Array("[1]".utf8))
        let numbers: [Int] = try good.decoded(of: "Toy", to: request)
        #expect(numbers == [1])
        let page = HTTPResponse(status: 200, headers: [:], body: Array("<html>".utf8))
        let error = #expect(throws: ConnectorError.self) {
            let _: [Int] = try page.decoded(of: "Toy", requestID: "r1", to: request)
        }
        #expect(error?.kind == .malformed && error?.vendor?.requestID == "r1" && error?.vendor?.status == 200)
        #expect(error?.message.hasPrefix("Toy's answer") == true)
    }

    @Test("T-14: a token request travels alone, knows its secrets, and shows only what is named")
    func tokens() {
        let secret = Secret("s3")
        let made = HTTPRequest.token(
            "toy.token.refresh", at: Origin(https: "toy.example"), path: "/token", fields: [("token", "s3")],
            secrets: [secret], isIdempotent: true, answerBytesMax: 10, showableFields: ["error"])
        #expect(made.needsFreshConnection && made.isIdempotent && made.method == .post)
        #expect(made.secrets == [secret] && made.showableFields == ["error"] && made.responseBytesMax == 10)
        #expect(made.body == .form([(name: "token", value: "s3")]) && made.headers["Accept"] == "application/json")
    }

    @Test("T-27: a grant of another kind and a token that no header can carry are refused")
    func checks() throws {
        var credentials = Credentials(method: .staticToken, accessToken: Secret("a"), issuedAt: .distantPast)
        try credentials.check(for: "Toy", methods: [.staticToken], token: "Bad.", "toy.token.use")
        #expect(throws: ConnectorError.self) {
            try credentials.check(for: "Toy", methods: [.jwtBearer], token: "Bad.", "toy.token.use")
        }
        credentials.accessToken = Secret("a\r\nb")
        #expect(throws: ConnectorError.self) {
            try credentials.check(for: "Toy", methods: [.staticToken], token: "Bad.", "toy.token.use")
        }
    }

    @Test("A token answer is usable with a bearer token and a believable life; what it leaves out stays as it was")
    func answers() {
        func usable(_ access: String = "a", type: String? = nil, lifetime: Int64? = nil) -> Bool {
            IssuedTokens(access: access, refresh: nil, type: type, lifetime: lifetime, scopes: nil)
                .areUsable(lifetimeSecondsMax: 60)
        }
        #expect(usable() && usable(type: "Bearer") && usable(lifetime: 60))
        #expect(!usable("") && !usable(type: "mac") && !usable(lifetime: 61) && !usable(lifetime: 0))
        let before = Credentials(
            method: .authorizationCode, accessToken: nil, refreshToken: Secret("r"), issuedAt: .distantPast,
            scopes: ["x"])
        let now = Date(timeIntervalSince1970: 1_795_000_000)
        let after = IssuedTokens(access: "a", refresh: "", type: nil, lifetime: 60, scopes: nil)
            .credentials(attributes: [:], previous: before, at: now)
        #expect(after.renewal == Secret("r") && after.scopes == ["x"] && after.expiresAt == now.addingTimeInterval(60))
    }

    @Test("Lists keep their order, their size, and no id twice; a mark is found within a value")
    func lists() {
        let lists = [1, 2, 1, 3, 4, 5].lists(atMost: 3) { $0 }
        #expect(lists == [[1, 2], [1, 3, 4], [5]])
        #expect(JSONValue.object(["a": .array([.string("x @{y}")])]).holds("@{"))
        #expect(!JSONValue.object(["@{": .null]).holds("@{"))
    }
}
