import Foundation
import SeededNumbers
import Testing

@testable import TransportLayers

@Suite("Recorded values")
struct RecordedValueTests {
    private func json(_ text: String) -> String? {
        RecordedValue(json: Array(text.utf8))?.json
    }

    @Test(
        "What is read is written as it was: order, repeated names, and every digit",
        arguments: [
            "null", "true", "[false,[],{}]", "{\"b\":1,\"a\":2,\"b\":3}", "\"\"", "0", "-0", "9007199254740993",
            "123456789012345678901234567890", "0.10", "1.0", "-1.5e-10", "1E+400", "{\"\":\"é€😀\"}",
        ])
    func roundTrip(_ text: String) {
        #expect(json(text) == text)
        #expect(json(" \n\t\r" + text + " ") == text)
    }

    @Test("Escapes are undone and made anew")
    func escapes() {
        #expect(json(#""\u0041\/\n\t\"\\\ud83d\ude00\u20AC""#) == #""A/\n\u0009\"\\😀€""#)
        #expect(json(#""\ud83d""#) == "\"\u{FFFD}\"")
        #expect(json(#""\ud83d\u0041""#) == "\"\u{FFFD}A\"")
        #expect(json(#""\ude00x""#) == "\"\u{FFFD}x\"")
    }

    @Test("T-28: controls are escaped, so that a recording can be read in a terminal")
    func controls() {
        #expect(RecordedValue.string("\u{1B}[31m\u{9B}\u{7F}\r").json == #""\u001b[31m\u009b\u007f\u000d""#)
    }

    @Test(
        "What isn't JSON is refused",
        arguments: [
            "", " ", "{", "}", "[1,]", "{\"a\":1,}", "{\"a\"}", "{a:1}", "'a'", "\"a", "\"\\x\"", "\"\\u12\"", "\"\n\"",
            "01",
            "1.", ".5", "+1", "1e", "-", "nul", "nulls", "[1 2]", "1 2", "<html>", "NaN", "{\"a\":1}}", "\u{FEFF}1",
        ])
    func refuses(_ text: String) {
        #expect(json(text) == nil)
    }

    @Test("SEC-7: invalid UTF-8 and bodies nested too deep are no JSON, and don't crash")
    func bounds() {
        #expect(RecordedValue(json: [34, 0xFF, 34]) == nil)
        let depth = RecordedValue.depthMax
        #expect(json(String(repeating: "[", count: depth) + String(repeating: "]", count: depth)) != nil)
        #expect(json(String(repeating: "[", count: 100_000)) == nil)
        #expect(json(String(repeating: "{\"a\":", count: 100_000)) == nil)
    }

    @Test("What is written is JSON that Foundation reads", arguments: 1...50)
    func isJSON(_ seed: UInt64) throws {
        var random = SeededNumbers(seed: seed)
        let text = String(
            String.UnicodeScalarView(
                (0..<200).compactMap { _ in Unicode.Scalar(random.next(upperBound: UInt32(0x3000))) }))
        let value = RecordedValue.object([.init(text, .array([.string(text), .number("1e5"), .null]))])
        let read = try JSONSerialization.jsonObject(with: Data(value.json.utf8)) as? [String: [Any]]
        #expect(read?.keys.first == text)
        #expect(RecordedValue(json: Array(value.json.utf8)) == value)
    }
}
