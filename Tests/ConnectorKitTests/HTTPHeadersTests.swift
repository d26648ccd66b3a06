import ConnectorKit
import Testing

@Suite("HTTPHeaders")
struct HTTPHeadersTests {
    @Test("Names compare without regard to case, and the first value wins")
    func lookup() {
        let headers: HTTPHeaders = ["Retry-After": "5", "retry-after": "9", "X": ""]
        #expect(headers["RETRY-AFTER"] == "5" && headers["x"] == "" && headers["Retry"] == nil)
    }

    @Test(
        "Only ASCII letters fold: no other characters are taken for the same name",
        arguments: [
            ("K", "\u{212A}"), ("[", "{"), ("@", "`"), ("a_b", "a\u{7F}b"),
        ])
    func folding(left: String, right: String) {
        let headers: HTTPHeaders = [left: "1"]
        #expect(headers[right] == nil && headers[left] == "1")
    }

    @Test("Setting replaces all of a name, nil removes them, appending keeps them in order")
    func changes() {
        var headers: HTTPHeaders = ["A": "1", "a": "2", "B": "3"]
        headers["A"] = "4"
        #expect(headers.fields.map(\.name) == ["B", "A"] && headers.fields.map(\.value) == ["3", "4"])
        headers.append(.init(name: "a", value: "5"))
        #expect(headers["a"] == "4" && headers.fields.count == 3)
        headers["a"] = nil
        #expect(headers.fields.map(\.name) == ["B"])
    }
}
