import ConnectorKit
import Foundation
import Testing

@Suite("JSON whose shape only the account tells")
struct JSONValueTests {
    private func read(_ text: String) throws -> JSONValue {
        try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
    }

    private func written(_ value: JSONValue) -> String { String(decoding: value.encoded, as: UTF8.self) }

    @Test(
        "Every kind of value is read, and written as it was",
        arguments: [
            "null", "true", "-12.0001", #""x""#, "[]", "{}", #"{"a":[1,null,{"b":false}],"c":"d"}"#,
        ])
    func roundTrip(text: String) throws {
        #expect(written(try read(text)) == text)
    }

    @Test("Amounts keep every digit, which doubles would not")
    func decimals() throws {
        #expect(try read("0.1") == .number(Decimal(string: "0.1")!))
        #expect(written(try read("12345678901234567890.1234")) == "12345678901234567890.1234")
    }

    @Test("Members are written in the order given, and read sorted by name")
    func order() throws {
        #expect(written(.object(["b": .null, "a": .boolean(true)])) == #"{"b":null,"a":true}"#)
        #expect(try read(#"{"b":1,"a":2}"#) == .object(["a": .number(2), "b": .number(1)]))
    }

    @Test("T-26: texts are escaped so that any parser gives them back")
    func texts() throws {
        let hostile = "O'Brien \"x\" \\ / \u{0}\u{1f}\t\r\n  👩🏽‍💻 }]"
        #expect(try read(written(.string(hostile))) == .string(hostile))
        let parsed = try JSONSerialization.jsonObject(with: Data(written(.array([.string(hostile)])).utf8))
        #expect(parsed as? [String] == [hostile])
    }

    @Test("A number that is none becomes null, never a word that no parser takes")
    func notANumber() {
        #expect(written(.number(.nan)) == "null")
    }

    @Test("Members are found by name, and nothing is found where there is none")
    func members() throws {
        let value = try read(#"{"a":{"b":"c"},"d":1}"#)
        #expect(value["a"]?["b"]?.text == "c" && value["d"]?.text == nil && value["x"] == nil)
        #expect(JSONValue.string("a")["a"] == nil)
    }

    @Test(
        "T-29: what is no JSON is refused, however deep",
        arguments: [
            "", "{", "[1 2]", String(repeating: "[", count: 20_000) + String(repeating: "]", count: 20_000),
        ])
    func nonsense(text: String) {
        #expect(throws: (any Error).self) { try read(text) }
    }
}
