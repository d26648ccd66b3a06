import Foundation
import Testing
import Workspace

@testable import CRMGateway

@Suite("CSV: RFC 4180, line by line")
struct CSVLinesTests {
    private static let columns = [
        ExchangeColumn("a", isRequired: true), ExchangeColumn("b"), ExchangeColumn("c", isList: true),
    ]

    /// What was read: `line: cells`, or `line: code`.
    static func read(_ bytes: [UInt8]) throws -> [String] {
        var lines = try ImportSource.bytes(Data(bytes)).lines(.csv, columns: columns)
        var read: [String] = []
        while let line = try lines.next() {
            switch line.cells {
            case .success(let cells): read.append("\(line.number): " + cells.map { $0 ?? "-" }.joined(separator: "|"))
            case .failure(let fault): read.append("\(line.number): \(fault.code)")
            }
        }
        return read
    }

    static func read(_ text: String) throws -> [String] {
        try read(Array(text.utf8))
    }

    @Test(
        "Cells, quoted or not, lines ended by CR LF, LF or CR, and columns in any order",
        arguments: [
            ("a,b\n1,2\n", ["2: 1|2|-"]), ("a,b\r\n1,2\r\n3,4", ["2: 1|2|-", "3: 3|4|-"]),
            ("a,b\r1,2\r3,4\r", ["2: 1|2|-", "3: 3|4|-"]), ("b,a\n1,2\n", ["2: 2|1|-"]),
            ("A , B\n1,2\n", ["2: 1|2|-"]), ("\"a\",\"b\"\n\"1\",\"2\"\n", ["2: 1|2|-"]),
            ("a,b\n\"x,y\",\"He said \"\"hi\"\"\"\n", ["2: x,y|He said \"hi\"|-"]),
            ("a,b\n\"x\ny\r\nz\",2\n3,4\n", ["2: x\ny\r\nz|2|-", "5: 3|4|-"]),
            ("a,b\n,\n1,\n", ["2: -|-|-", "3: 1|-|-"]), ("a,b\n\n1,2\n\r\n\n3,4\n\n", ["3: 1|2|-", "6: 3|4|-"]),
            ("\u{FEFF}a\n1\n", ["2: 1|-|-"]), ("a\n1", ["2: 1|-|-"]), ("\n\na\n1\n", ["4: 1|-|-"]), ("a,b\n", []),
            ("a\n\"\"\n1\n", ["3: 1|-|-"]), ("a,b\nZoë,日本\n", ["2: Zoë|日本|-"]),
            ("a,b\n1,2,\n", ["2: line_ragged"]), ("a,b\n 1 , 2 \n", ["2:  1 | 2 |-"]),
        ])
    func cells(_ text: String, _ expected: [String]) throws {
        #expect(try Self.read(text) == expected)
    }

    @Test(
        "A line that is wrong is named by its number, and the next one is read as if nothing were",
        arguments: [
            ("a,b\n1\n3,4\n", ["2: line_ragged", "3: 3|4|-"]), ("a,b\n1,2,3\n4,5\n", ["2: line_ragged", "3: 4|5|-"]),
            ("a,b\n1\"2,3\n4,5\n", ["2: quote_misplaced", "3: 4|5|-"]),
            ("a,b\n\"1\"2,3\n4,5\n", ["2: quote_misplaced", "3: 4|5|-"]),
            ("a,b\n1,\"2\n3,4\n", ["2: quote_open", "3: 3|4|-"]), ("a,b\n1,\"", ["2: quote_open"]),
            ("a,b\n\"1\n\"2,3\n4,5\n", ["2: quote_misplaced", "3: quote_open", "4: 4|5|-"]),
        ])
    func resynchronised(_ text: String, _ expected: [String]) throws {
        #expect(try Self.read(text) == expected)
    }

    @Test("Bytes that aren't UTF-8 spoil their line alone, and the error names the byte of the file")
    func latinOne() throws {
        let bytes = Array("a,b\r\nZo".utf8) + [0xEB] + Array(",1\r\nok,2\r\n".utf8)
        var lines = try ImportSource.bytes(Data(bytes)).lines(.csv, columns: Self.columns)
        guard case .failure(let fault) = try #require(try lines.next()).cells else {
            Issue.record("read")
            return
        }
        #expect(fault.code == "line_encoding" && fault.message.contains("Byte 7 "))
        #expect(try lines.next()?.number == 3)
    }

    @Test(
        "Other encodings are told as such, before any line",
        arguments: [
            [0xFF, 0xFE, 0x61, 0x00], [0xFE, 0xFF, 0x00, 0x61], [0x61, 0x00, 0x2C, 0x00], [0x00, 0x61, 0x00, 0x2C],
            [0xFF, 0xFE, 0x00, 0x00, 0x61, 0x00], [0xE9, 0x61, 0x2C, 0x0A],
        ])
    func encodings(_ bytes: [UInt8]) throws {
        let error = #expect(throws: GatewayError.self) { try Self.read(bytes) }
        #expect(
            error?.code == "import_encoding" && error?.field == "source" && error?.nextStep?.contains("UTF-8") == true)
    }

    @Test(
        "What is wrong with a header is told by column",
        arguments: [
            ("", "import_empty", "source"), ("\n\r\n", "import_empty", "source"), ("b,c\n", "column_missing", "a"),
            ("a,x\n", "column_unknown", "header[1]"), ("a,b,A\n", "column_twice", "a"),
            ("a;b\n", "column_missing", "a"), ("a\tb\n", "column_missing", "a"), ("a,\"b\n", "import_broken", "source"),
            ("a,,b\n", "column_unknown", "header[1]"),
        ])
    func headers(_ text: String, _ code: String, _ field: String) throws {
        let error = #expect(throws: GatewayError.self) { try Self.read(text) }
        #expect(error?.code == code && error?.field == field)
    }

    @Test("Lines that lie across portions are read whole, and a line that is too long is skipped, not kept")
    func long() throws {
        let wide = String(repeating: "x", count: 300_000)
        let tooWide = String(repeating: "y", count: ExchangeLimits.lineBytesMax + 10)
        let text = "a,b\n\(wide),1\n\"\(wide)\n\(wide)\",2\n\(tooWide),3\n\"\(tooWide),4\nend,5\n"
        let read = try Self.read(text)
        #expect(read.map { $0.prefix(12) }.suffix(3) == ["5: line_too_", "6: line_too_", "7: end|5|-"])
        #expect(read[0].count == wide.count + 7 && read[1].count == 2 * wide.count + 8)
    }

    @Test("However the bytes fall into portions, the same cells come out")
    func portions() throws {
        let line = "\"a \"\"quoted\"\" one\",\"x\r\ny\",1;2\r\n"
        let text = "a,b,c\r\n" + String(repeating: line, count: 40_000)
        let read = try Self.read(text)
        #expect(read.count == 40_000)
        #expect(Set(read.map { $0.split(separator: ": ", maxSplits: 1)[1] }) == ["a \"quoted\" one|x\r\ny|1;2"])
        #expect(read.last?.hasPrefix("80000: ") == true)
    }

    @Test("However many lines there are, they are read with a buffer that holds one portion and one line")
    func bounded() throws {
        let path = FileManager.default.temporaryDirectory.path + "/lines-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data(("a,b\n" + String(repeating: "1,2\n", count: 300_000)).utf8).write(to: URL(filePath: path))
        var lines = try CSVLines(
            try LineBuffer(try ByteReader(.file(path: path))), columns: Self.columns)
        var (count, most) = (0, 0)
        while try lines.next() != nil {
            count += 1
            most = max(most, lines.buffer.bytes.count)
        }
        #expect(count == 300_000 && most <= ExchangeLimits.portionBytes + 8)
    }
}
