import Workspace

/// Reads a CSV file line by line, in bounded memory; a line that is wrong doesn't spoil the next.
struct CSVLines: LineReader {
    private(set) var buffer: LineBuffer
    private let columns: [ExchangeColumn]

    var bytesRead: Int64 { buffer.taken }

    /// For each cell of a line, the column that it belongs to.
    private var order: [Int] = []
    private var scan = CSVScan()

    /// Begins behind the header.
    ///
    /// - Throws: `GatewayError` `import_…`, `column_…`.
    init(_ buffer: LineBuffer, columns: [ExchangeColumn]) throws(GatewayError) {
        self.buffer = buffer
        self.columns = columns
        try readHeader()
    }

    /// The next line that isn't empty; `nil` at the end.
    mutating func next() throws(GatewayError) -> ReadLine? {
        while let (number, found) = try record() {
            switch found {
            case .failure(let problem): return ReadLine(number: number, cells: .failure(problem))
            case .success(let cells):
                if cells.count == 1, cells[0].isEmpty { continue }
                return ReadLine(number: number, cells: arranged(cells))
            }
        }
        return nil
    }

    private func arranged(_ cells: [String]) -> Result<[String?], InvalidValue> {
        guard cells.count == order.count else {
            return .failure(
                .line(
                    code: "line_ragged", "The line has \(cells.count) cells, the header \(order.count).",
                    "Give as many cells as the header has; put cells with a comma in quotation marks."))
        }
        var arranged = [String?](repeating: nil, count: columns.count)
        for (cell, column) in zip(cells, order) where !cell.isEmpty {
            arranged[column] = FormulaText.unescaped(cell)
        }
        return .success(arranged)
    }

    private mutating func readHeader() throws(GatewayError) {
        var header: [String]?
        while header == nil, let (number, found) = try record() {
            switch found {
            case .failure(let problem):
                guard problem.code == "line_encoding" else { throw .importBroken(line: number, problem.message) }
                throw .importEncoding(line: number, offset: 0, "The header isn't UTF-8.")
            case .success(let cells): if cells.count > 1 || !cells[0].isEmpty { header = cells }
            }
        }
        guard let header else { throw .importEmpty }
        for (index, cell) in header.enumerated() {
            let name = cell.trimmed.lowercased()
            guard let column = columns.firstIndex(where: { $0.name == name }) else {
                guard header.count > 1 else { throw .columnMissing(firstRequired, hint: Self.hint(cell)) }
                throw .columnUnknown(index + 1, known: columns.map(\.name))
            }
            guard !order.contains(column) else { throw .columnTwice(name) }
            order.append(column)
        }
        for (index, column) in columns.enumerated() where column.isRequired && !order.contains(index) {
            throw .columnMissing(column.name, hint: "")
        }
    }

    private var firstRequired: String { columns.first { $0.isRequired }?.name ?? "" }

    private static func hint(_ header: String) -> String {
        if header.contains(";") { return " Its names are separated by semicolons; a comma is needed." }
        return header.contains("\t") ? " Its names are separated by tabs; a comma is needed." : ""
    }

    /// The next record with the number of the line that it begins in; `nil` at the end.
    private mutating func record() throws(GatewayError) -> (Int, Result<[String], InvalidValue>)? {
        while buffer.count == 0 {
            guard !buffer.isAtEnd else { return nil }
            try buffer.fill()
        }
        while true {
            let outcome = scanned()
            let isTooLong = buffer.count > ExchangeLimits.lineBytesMax
            switch outcome {
            case .record(let end, let lines):
                guard end - buffer.start <= ExchangeLimits.lineBytesMax else { return try skipped(.lineTooLong) }
                let (number, cells) = (buffer.line, texts())
                buffer.take(to: end, lines: lines)
                return (number, cells)
            case .unfinished:
                if isTooLong { return try skipped(.lineTooLong) }
                try buffer.fill()
            case .misplacedQuote:
                return try skipped(
                    .line(
                        code: "quote_misplaced", "A quotation mark stands inside a cell.",
                        "Put the whole cell in quotation marks, and double those inside."))
            case .openQuote:
                return try skipped(
                    .line(code: "quote_open", "A quotation mark opens a cell that never ends.", "Close it."))
            }
        }
    }

    private mutating func scanned() -> CSVScan.Outcome {
        let (start, isAtEnd) = (buffer.start, buffer.isAtEnd)
        // Lent out, so that its array is nobody else's while it is written.
        var lent = CSVScan()
        swap(&lent, &scan)
        let outcome = buffer.bytes.withUnsafeBufferPointer { lent.scan($0, from: start, isAtEnd: isAtEnd) }
        swap(&lent, &scan)
        return outcome
    }

    /// Goes on at the next line end, whatever stands before it.
    private mutating func skipped(
        _ problem: InvalidValue
    ) throws(GatewayError) -> (Int, Result<[String], InvalidValue>)? {
        let number = buffer.line
        while true {
            let rest = buffer.bytes[buffer.start...]
            if let end = rest.firstIndex(where: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }) {
                let isPair = rest[end] == UInt8(ascii: "\r") && end + 1 < rest.endIndex && rest[end + 1] == 10
                buffer.take(to: end + (isPair ? 2 : 1), lines: 1)
                return (number, .failure(problem))
            }
            buffer.take(to: rest.endIndex, lines: 0)
            guard !buffer.isAtEnd else { return (number, .failure(problem)) }
            try buffer.fill()
        }
    }

    private func texts() -> Result<[String], InvalidValue> {
        var texts: [String] = []
        texts.reserveCapacity(scan.cells.count)
        for cell in scan.cells {
            switch InvalidText.read(buffer.bytes[cell.range]) {
            case .success(let text):
                texts.append(cell.isDoubled ? text.replacing("\"\"", with: "\"") : text)
            case .failure(let bad):
                let offset = buffer.taken + Int64(cell.range.lowerBound - buffer.start + bad.offset)
                return .failure(.lineEncoding(offset))
            }
        }
        return .success(texts)
    }
}

extension String {
    /// Without spaces at its ends.
    var trimmed: String {
        var rest = self[...]
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }
}
