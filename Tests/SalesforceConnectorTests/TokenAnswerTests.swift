import ConnectorKit
import ConnectorScripting
import Foundation
import OpenSSLCrypto
import SalesforceConnector
import Testing

extension HTTPResponse {
    /// A token answer; members may be replaced, and left out with `nil`.
    static func tokens(_ changes: [String: String?] = [:]) -> HTTPResponse {
        var members: [String: String] = [
            "access_token": "00DQH000001exAm!AQ.new", "scope": "api refresh_token id openid", "token_type": "Bearer",
            "instance_url": "https://acme-demo.my.salesforce.com", "issued_at": "1795219200123",
            "id": "https://login.salesforce.com/id/\(Credentials.organization)/\(Credentials.user)",
        ]
        for (name, value) in changes { members[name] = value }
        let fields = members.sorted { $0.key < $1.key }.map { #""\#($0.key)":"\#($0.value)""# }
        return .json("{\(fields.joined(separator: ","))}")
    }
}

@Suite("Salesforce: token answers")
struct TokenAnswerTests {
    let flow: any OAuthFlow
    let now = Credentials.moment

    init() throws {
        flow = try #require(SalesforceConnector.oauth)
    }

    private func read(_ response: HTTPResponse, previous: Credentials? = nil) throws(ConnectorError) -> Credentials {
        try flow.credentials(from: response, previous: previous, at: now)
    }

    @Test("An answer gives tokens, scopes, host, org and user, and no end: the token is used until it is refused")
    func reads() throws {
        let got = try read(.tokens(["refresh_token": "5Aep861.new"]))
        #expect(got.method == .authorizationCode && got.accessToken == Secret("00DQH000001exAm!AQ.new"))
        #expect(got.refreshToken == Secret("5Aep861.new") && got.issuedAt == now && got.expiresAt == nil)
        #expect(got.scopes == ["api", "refresh_token", "id", "openid"])
        #expect(
            got.attributes == [
                "instance_url": "https://acme-demo.my.salesforce.com", "organization_id": Credentials.organization,
                "user_id": Credentials.user,
            ])
    }

    @Test("SYNC-12: a rotated refresh token replaces the old one; where none comes, the old one stays")
    func rotates() throws {
        #expect(try read(.tokens(["refresh_token": "new"]), previous: .browser).refreshToken == Secret("new"))
        for answer in [HTTPResponse.tokens(), .tokens(["refresh_token": ""])] {
            #expect(try read(answer, previous: .browser).refreshToken == Credentials.browser.refreshToken)
        }
    }

    @Test("What an answer leaves out stays as it was, and equal facts are written equally")
    func stable() throws {
        let bare = try read(.tokens(["scope": nil, "id": nil, "instance_url": nil]), previous: .browser)
        #expect(bare.attributes == Credentials.browser.attributes && bare.scopes == Credentials.browser.scopes)
        let spelled = try read(
            .tokens([
                "instance_url": "https://ACME-demo.my.salesforce.com:443/",
                "id": "https://acme-demo.my.salesforce.com/id/00DQH000001exAm/005QH000002adMn",
            ]), previous: .browser)
        #expect(spelled.attributes == Credentials.browser.attributes)
    }

    static let moves: [(String, String)] = [
        ("instance_url", "https://evil.example"), ("instance_url", "https://renamed.my.salesforce.com"),
        ("instance_url", ""), ("id", "https://login.salesforce.com/id/00DQH000009exAm2AI/005QH000002adMnYAI"),
        ("id", "https://login.salesforce.com/id/00DQH000001exAm2AI/005QH000009adMnYAI"), ("id", "nonsense"),
        ("id", "https://login.salesforce.com/id/../005QH000002adMnYAI"), ("id", ""),
    ]

    @Test(
        "F-A11: another host, org or user, or one that can't be read, shows in the facts, and the tokens are kept",
        arguments: moves)
    func moved(member: String, value: String) throws {
        let got = try read(.tokens([member: value, "refresh_token": "only-copy"]), previous: .browser)
        #expect(got.refreshToken == Secret("only-copy"))
        #expect(got.attributes.keys.sorted() == Credentials.browser.attributes.keys.sorted())
        #expect(got.attributes != Credentials.browser.attributes)
    }

    @Test("A host that is none of Salesforce's comes with its tokens, and nothing is sent there; long ones are cut")
    func quarantined() throws {
        let got = try read(.tokens(["instance_url": "https://evil.example/" + String(repeating: "a", count: 9_000)]))
        #expect(got.attributes["instance_url"]?.utf8.count == 512)
        #expect(throws: ConnectorError.self) { try SalesforceConnector.authorizer(for: got, override: nil) }
    }

    @Test("Members of unexpected types don't lose the tokens")
    func lenient() throws {
        let text = #"{"access_token":"a","refresh_token":"r","scope":["api"],"issued_at":1795219200123,"id":5}"#
        let got = try read(.json(text), previous: .browser)
        #expect(got.accessToken == Secret("a") && got.refreshToken == Secret("r"))
        #expect(got.attributes == Credentials.browser.attributes)
    }

    @Test(
        "What isn't a token answer is malformed",
        arguments: [
            "<html>", "[]", "{}", #"{"access_token":""}"#, #"{"access_token":5}"#, #"{"access_token":null}"#,
            #"{"access_token":"a","token_type":"mac"}"#, #"{"error":"invalid_grant"}"#, "",
        ])
    func malformed(text: String) {
        let error = #expect(throws: ConnectorError.self) { try read(.json(text)) }
        #expect(error?.kind == .malformed && error?.description.contains("canary") == false)
    }
}

// MARK: Signatures

extension TokenAnswerTests {
    private static let secret = "canary-client-secret"

    private func signature(of text: String, by secret: String = secret) -> String {
        Data(HMACSHA256.code(of: Data(text.utf8), key: SecretBytes(utf8: secret))).base64EncodedString()
    }

    private func judged(_ signature: String?, _ request: HTTPRequest) -> ConnectorError? {
        SalesforceConnector.failure(in: .tokens(["signature": signature]), to: request)
    }

    private func exchange(secret: String?) throws -> HTTPRequest {
        let app = OAuthApp(clientID: "c", clientSecret: secret.map { Secret($0) }, redirectURI: "http://r")
        return try flow.exchangeRequest(
            app: app, callback: AuthorizationCallback(code: Secret("code")), verifier: Secret("v"), override: nil)
    }

    private var signed: String {
        "https://login.salesforce.com/id/\(Credentials.organization)/\(Credentials.user)1795219200123"
    }

    @Test("The answer to an exchange must be signed by the app's secret, where it is signed and there is one")
    func signatures() throws {
        let request = try exchange(secret: Self.secret)
        #expect(judged(signature(of: signed), request) == nil)
        for forged in [signature(of: signed, by: "other"), signature(of: signed + "1"), "", "no base64 !", "AAAA"] {
            let error = judged(forged, request)
            #expect(error?.kind == .malformed && error?.message.contains(Self.secret) == false)
        }
        #expect(judged(nil, request) == nil)
        #expect(judged("AAAA", try exchange(secret: nil)) == nil)
    }

    @Test("F-A11: the answer to a refresh is never thrown away for its signature: it may hold the only copy of a token")
    func signaturesOfRefreshes() throws {
        let app = OAuthApp(clientID: "c", clientSecret: Secret(Self.secret), redirectURI: "")
        let refresh = try #require(try flow.refreshRequest(app: app, credentials: .browser, at: now, override: nil))
        #expect(judged("AAAA", refresh) == nil)
        let own = try flow.credentials(
            by: .clientCredentials, inputs: ["host": Secret("acme.my.salesforce.com")], app: app, at: now)
        let request = try #require(try flow.refreshRequest(app: app, credentials: own, at: now, override: nil))
        #expect(judged("AAAA", request)?.kind == .malformed && judged(signature(of: signed), request) == nil)
    }
}
