import Foundation
import Workspace

/// Reads objects of a JSON file one by one, in bounded memory: one a line, or the elements of an array.
struct JSONLines: LineReader {
    private(set) var buffer: LineBuffer
    private let columns: [ExchangeColumn]
    /// Whether the objects stand in an array; else one a line.
    private let isArray: Bool
    private var isFirst = true
    private var isOver = false

    var bytesRead: Int64 { buffer.taken }

    /// Begins at the first object.
    ///
    /// - Throws: `GatewayError` `import_…`.
    init(_ buffer: LineBuffer, columns: [ExchangeColumn]) throws(GatewayError) {
        var buffer = buffer
        guard let first = try buffer.skipSpace() else { throw .importEmpty }
        isArray = first == UInt8(ascii: "[")
        if isArray { buffer.take(to: buffer.start + 1, lines: 0) }
        self.buffer = buffer
        self.columns = columns
    }

    /// The next object; `nil` at the end.
    mutating func next() throws(GatewayError) -> ReadLine? {
        isArray ? try nextElement() : try nextLine()
    }

    private mutating func nextLine() throws(GatewayError) -> ReadLine? {
        guard try buffer.skipSpace() != nil else { return nil }
        let number = buffer.line
        while true {
            let rest = buffer.bytes[buffer.start...]
            let end = rest.firstIndex(of: UInt8(ascii: "\n"))
            if let end = end ?? (buffer.isAtEnd ? rest.endIndex : nil) {
                let isTooLong = end - buffer.start > ExchangeLimits.lineBytesMax
                let cells = isTooLong ? .failure(.lineTooLong) : read(rest[..<end])
                buffer.take(to: min(end + 1, rest.endIndex), lines: 1)
                return ReadLine(number: number, cells: cells)
            }
            guard buffer.count <= ExchangeLimits.lineBytesMax else { throw tooLong }
            try buffer.fill()
        }
    }

    private mutating func nextElement() throws(GatewayError) -> ReadLine? {
        guard !isOver, try isBeforeElement() else { return nil }
        let number = buffer.line
        while true {
            let start = buffer.start
            let outcome = buffer.bytes.withUnsafeBufferPointer { JSONObjectScan.scan($0, from: start) }
            if case .object(let end, let lines) = outcome {
                let cells = read(buffer.bytes[start..<end])
                buffer.take(to: end, lines: lines)
                return ReadLine(number: number, cells: cells)
            }
            guard buffer.count <= ExchangeLimits.lineBytesMax else { throw tooLong }
            guard !buffer.isAtEnd else { throw .importBroken(line: number, "The object that begins here never ends.") }
            try buffer.fill()
        }
    }

    /// Skips what stands between elements; false at the array's end.
    private mutating func isBeforeElement() throws(GatewayError) -> Bool {
        guard var byte = try buffer.skipSpace() else { throw unfinished }
        if byte == UInt8(ascii: "]"), isFirst || byte != UInt8(ascii: ",") {
            buffer.take(to: buffer.start + 1, lines: 0)
            isOver = true
            guard try buffer.skipSpace() == nil else {
                throw .importBroken(line: buffer.line, "Something stands behind the array's end.")
            }
            return false
        }
        if !isFirst {
            guard byte == UInt8(ascii: ",") else { throw .importBroken(line: buffer.line, "A comma is missing.") }
            buffer.take(to: buffer.start + 1, lines: 0)
            guard let next = try buffer.skipSpace() else { throw unfinished }
            byte = next
        }
        isFirst = false
        guard byte == UInt8(ascii: "{") else {
            throw .importBroken(line: buffer.line, "Here an object has to begin.")
        }
        return true
    }

    private var unfinished: GatewayError { .importBroken(line: buffer.line, "The array isn't closed.") }

    private var tooLong: GatewayError { .importBroken(line: buffer.line, InvalidValue.lineTooLong.message) }

    private func read(_ bytes: ArraySlice<UInt8>) -> Result<[String?], InvalidValue> {
        if case .failure(let bad) = InvalidText.read(bytes) {
            return .failure(.lineEncoding(buffer.taken + Int64(bad.offset)))
        }
        guard let object = try? JSONDecoder().decode([String: JSONCell].self, from: Data(bytes)) else {
            return .failure(
                .line(
                    code: "json_malformed", "The line is no JSON object.",
                    #"Write it like {"email": "ann@example.com", "first_name": "Ann", "last_name": "Lee"}."#))
        }
        var cells = [String?](repeating: nil, count: columns.count)
        for (name, cell) in object.sorted(by: { $0.key < $1.key }) {
            guard let index = columns.firstIndex(where: { $0.name == name }) else {
                return .failure(
                    .line(
                        code: "field_unknown", "The object has a key that is none of \(known).",
                        "Rename it or leave it out.",
                        field: columns.contains { $0.name == name.lowercased() } ? name.lowercased() : nil))
            }
            switch (cell, columns[index].isList) {
            case (.none, _): break
            case (.text(let text), false): cells[index] = text.isEmpty ? nil : text
            case (.list(let list), true): cells[index] = list.isEmpty ? nil : ListCell.joined(list)
            default:
                return .failure(
                    .line(
                        code: "field_type",
                        "\(name) has to be \(columns[index].isList ? "an array of texts" : "a text").",
                        "Write it so.", field: name))
            }
        }
        return .success(cells)
    }

    private var known: String { columns.map(\.name).joined(separator: ", ") }
}

extension LineBuffer {
    /// Goes on to the next byte that is no space or line end; `nil` at the end.
    fileprivate mutating func skipSpace() throws(GatewayError) -> UInt8? {
        while true {
            var (position, lines) = (start, 0)
            while position < bytes.count, [9, 10, 13, 32].contains(bytes[position]) {
                if bytes[position] == 10 { lines += 1 }
                position += 1
            }
            take(to: position, lines: lines)
            if position < bytes.count { return bytes[position] }
            guard !isAtEnd else { return nil }
            try fill()
        }
    }
}
