import Foundation
import Testing
import Workspace

@testable import CRMGateway

@Suite("JSON: objects one by one")
struct JSONLinesTests {
    private static let columns = [
        ExchangeColumn("a", isRequired: true), ExchangeColumn("b"), ExchangeColumn("c", isList: true),
    ]

    private func read(_ text: String) throws -> [String] {
        var lines = try ImportSource.bytes(Data(text.utf8)).lines(.jsonLines, columns: Self.columns)
        var read: [String] = []
        while let line = try lines.next() {
            switch line.cells {
            case .success(let cells): read.append("\(line.number): " + cells.map { $0 ?? "-" }.joined(separator: "|"))
            case .failure(let fault): read.append("\(line.number): \(fault.code) \(fault.field ?? "")")
            }
        }
        return read
    }

    @Test(
        "One object a line, or an array of objects on as many lines as it likes",
        arguments: [
            ("{\"a\":\"1\",\"b\":null}\n{\"a\":\"2\"}\n", ["1: 1|-|-", "2: 2|-|-"]),
            ("\n\r\n{\"a\":\"1\"}", ["3: 1|-|-"]), ("[]", []), (" [ ] \n", []),
            ("[{\"a\":\"1\"},\n {\n\"a\":\"2\"\n}]\n", ["1: 1|-|-", "2: 2|-|-"]),
            ("[\n{\"a\":\"}]{[\\\"\"}\n,{\"a\":\"2\"}]", ["2: }]{[\"|-|-", "3: 2|-|-"]),
            ("{\"a\":\"1\",\"c\":[\"x;y\",\"z\\\\\"]}", ["1: 1|-|x\\;y;z\\\\"]),
            ("\u{FEFF}{\"a\":\"é\"}", ["1: é|-|-"]), ("{\"a\":\"\",\"c\":[]}", ["1: -|-|-"]),
        ])
    func objects(_ text: String, _ expected: [String]) throws {
        #expect(try read(text) == expected)
    }

    @Test(
        "An object that is wrong is told by line and key, and the next one is read",
        arguments: [
            ("{\"a\":1}\n{\"a\":\"2\"}", ["1: field_type a", "2: 2|-|-"]),
            ("{\"a\":\"1\",\"c\":\"x\"}\n", ["1: field_type c"]), ("{\"a\":[\"1\"]}", ["1: field_type a"]),
            ("{\"x\":\"1\"}\n{\"a\":\"2\"}", ["1: field_unknown ", "2: 2|-|-"]),
            ("{\"A\":\"1\"}", ["1: field_unknown a"]),
            ("{\"a\":\"1\"\n{\"a\":\"2\"}", ["1: json_malformed ", "2: 2|-|-"]),
            ("7\n{\"a\":\"2\"}", ["1: json_malformed ", "2: 2|-|-"]),
            ("{\"a\":\"1\"} {\"a\":\"2\"}", ["1: json_malformed "]),
            ("[{\"a\" \"1\"},{\"a\":\"2\"}]", ["1: json_malformed ", "1: 2|-|-"]), ("{\"c\":[1]}", ["1: field_type c"]),
        ])
    func wrong(_ text: String, _ expected: [String]) throws {
        #expect(try read(text) == expected)
    }

    @Test(
        "An array that is cut off, or has something between its objects, is refused as a whole",
        arguments: [
            "[{\"a\":\"1\"}", "[{\"a\":\"1\"},", "[{\"a\":\"1", "[", "[1]", "[{\"a\":\"1\"} {\"a\":\"2\"}]",
            "[{\"a\":\"1\"}] x",
            "[,{\"a\":\"1\"}]", "[{\"a\":\"1\"},]",
        ])
    func broken(_ text: String) throws {
        let error = #expect(throws: GatewayError.self) { try read(text) }
        #expect(error?.code == "import_broken" && error?.message.hasPrefix("Line 1: ") == true)
    }

    @Test("SEC-7: objects that nest without end, or are too long, are refused without being kept")
    func deep() throws {
        let deep = String(repeating: "{\"a\":", count: 100_000) + "1" + String(repeating: "}", count: 100_000)
        #expect(try read(deep) == ["1: json_malformed "])
        let long = "[{\"a\":\"" + String(repeating: "x", count: 2 * ExchangeLimits.lineBytesMax) + "\"}]"
        let error = #expect(throws: GatewayError.self) { try read(long) }
        #expect(error?.code == "import_broken")
    }

    @Test("A key that is given twice counts once, always in the same way")
    func twice() throws {
        let read = try read("{\"a\":\"1\",\"a\":\"2\"}")
        #expect(read.count == 1)
        for _ in 0..<20 { #expect(try self.read("{\"a\":\"1\",\"a\":\"2\"}") == read) }
    }

    @Test("An empty file is told as such")
    func empty() throws {
        for text in ["", " \n \n"] {
            let error = #expect(throws: GatewayError.self) { try read(text) }
            #expect(error?.code == "import_empty")
        }
    }
}
