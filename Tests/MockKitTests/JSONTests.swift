import MockKit
import Testing

@Suite("JSON of mocks")
struct JSONTests {
    @Test("Members keep their order, and control characters are escaped")
    func encoding() {
        let json: JSON = ["b": 1, "a": ["x\"\\\n\u{1}", nil, true, 2.5]]
        #expect(json.text == "{\"b\":1,\"a\":[\"x\\\"\\\\\\n\\u0001\",null,true,2.5]}")
    }

    @Test("What is written is read again")
    func roundTrip() throws {
        let json: JSON = ["a": [1, 2.5, "é😀", false, nil], "b": ["c": []]]
        #expect(try JSON.parse(json.encoded()) == json)
    }

    @Test("Text that is no JSON is refused with a reason, and so is depth beyond the decoder's bound")
    func refusal() {
        #expect(throws: JSONSyntaxError.self) { try JSON.parse(Array("{\"a\":".utf8)) }
        #expect(throws: JSONSyntaxError.self) { try JSON.parse([]) }
        let deep = Array((String(repeating: "[", count: 5_000) + String(repeating: "]", count: 5_000)).utf8)
        #expect(throws: JSONSyntaxError.self) { try JSON.parse(deep) }
    }

    @Test("PKCE: the S256 challenge of RFC 7636's example")
    func challenge() {
        let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
        #expect(PKCEChallenge.s256(verifier) == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")
        #expect(PKCEChallenge(challenge: "x", method: "S512") == nil)
    }
}
