import ConnectorKit
import ConnectorScripting
import HubSpotConnector
import Testing

@Suite("HubSpot: answers that can't be read (SEC-7, T-29)")
struct HostileAnswerTests {
    /// One call of each shape of answer.
    enum Call: String, CaseIterable, Sendable {
        case identity, token, owners, properties, pipelines, records

        func run(_ answer: HTTPResponse) async throws -> ConnectorError? {
            let transport =
                try self == .token ? ScriptedTransport(IdentityTests.account, answer) : ScriptedTransport(answer)
            let reading = transport.reading
            return await failure { () throws(ConnectorError) in
                switch self {
                case .identity, .token: _ = try await reading.identify()
                case .owners: _ = try await reading.owners(withEmails: ["a@x.com"])
                case .properties: _ = try await reading.properties(of: .deal, scope: .live)
                case .pipelines: _ = try await reading.pipelines(of: .deal)
                case .records: _ = try await reading.read([RecordReference(object: .deal, id: "1")], properties: [:])
                }
            }
        }
    }

    static let texts: [String] = [
        "", " ", "<html><body>Sorry</body></html>", "null", "true", "5", "\"text\"", "[]", "{}", "{\"results\":null}",
        "{\"results\":{}}", "{\"results\":\"\"}", "{\"results\":[5]}", "{\"results\":[null]}", "{\"results\":[[]]}",
        "{\"results\":[{}]}", "{\"results\":[{\"id\":5,\"name\":5}]}", "{\"results\":[", "{\"results\":[]", "\u{0}",
        "{\"portalId\":\"123\"}", "{\"portalId\":1.5}", "{\"portalId\":1e400}", "{\"portalId\":99999999999999999999}",
        "{\"hubId\":null,\"scopes\":[]}", "{\"hubId\":1,\"scopes\":\"oauth\"}",
        "{\"status\":\"error\",\"message\":\"x\"}",
        "{\"results\":[{\"id\":\"1\",\"email\":7,\"properties\":{\"a\":{\"b\":1}}}]}",
        "{\"results\":[{\"id\":\"1\"},3]}",
        "{\"results\":[{\"id\":\"1\",\"name\":\"a\",\"type\":[],\"label\":{},\"properties\":[],\"email\":7,\"stages\":7}]}",
    ]

    @Test("A 200 that isn't the shape expected is malformed, never a crash", arguments: Call.allCases, texts)
    func malformed(call: Call, text: String) async throws {
        let error = try await call.run(.json(text))
        #expect(error?.kind == .malformed && error?.retry == .never && error?.vendor?.status == 200)
    }

    @Test(
        "Nesting of 100,000 levels is malformed: the decoder's own bound holds", arguments: Call.allCases,
        [
            "[", "{\"results\":", "{\"results\":[{\"id\":\"1\",\"properties\":{\"a\":", "{\"portalId\":",
        ])
    func depth(call: Call, opening: String) async throws {
        let bomb = String(repeating: opening, count: 100_000)
        #expect(try await call.run(.json(bomb))?.kind == .malformed)
        let closed = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
        #expect(try await call.run(.json("{\"results\":\(closed),\"portalId\":\(closed)}"))?.kind == .malformed)
    }

    @Test("Bytes that are no UTF-8 are malformed", arguments: Call.allCases)
    func noText(call: Call) async throws {
        let bytes: [UInt8] = Array("{\"results\":[{\"id\":\"".utf8) + [0xFF, 0xFE, 0xC0] + Array("\"}]}".utf8)
        #expect(try await call.run(HTTPResponse(status: 200, body: bytes))?.kind == .malformed)
    }

    @Test("Of members that appear twice, one and the same is taken each time")
    func duplicates() async throws {
        let account = "{\"portalId\":1,\"portalId\":2,\"accountType\":\"STANDARD\"}"
        var seen: Set<CRMAccountID> = []
        for _ in 0..<20 {
            let transport = try ScriptedTransport(.json(account), credentials: .oauth)
            seen.insert(try await transport.reading.identify().account)
        }
        #expect(seen == ["1"] || seen == ["2"])
    }

    @Test("A hundred thousand unknown members are passed over")
    func keyFlood() async throws {
        let members = (0..<100_000).map { "\"k\($0)\":0" }.joined(separator: ",")
        #expect(try await Call.owners.run(.json("{\(members),\"results\":[]}"))?.kind == .unreachable)
    }

    @Test("No error of a malformed answer quotes it")
    func quotesNothing() async throws {
        let error = try #require(try await Call.owners.run(.json("{\"results\":\"canary-content\"}")))
        #expect(!"\(error)".contains("canary") && error.vendor?.message == nil)
    }
}
