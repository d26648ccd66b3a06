/// Finds the cells of one CSV record (RFC 4180) in bytes at hand.
///
/// Lines end with CR LF, LF or CR. A cell in quotation marks may hold commas, line ends and doubled marks.
struct CSVScan {
    /// Where a cell's content stands, without its quotation marks.
    struct Cell: Equatable {
        let range: Range<Int>
        /// Whether marks in it are doubled.
        let isDoubled: Bool
    }

    /// What was found.
    enum Outcome: Equatable {
        /// A record, its end behind the line end, and how many line ends it holds.
        case record(end: Int, lines: Int)
        /// More bytes are needed to tell.
        case unfinished
        /// A mark stands where none may be.
        case misplacedQuote
        /// A quoted cell never ends.
        case openQuote
    }

    private static let comma = UInt8(ascii: ",")
    private static let quote = UInt8(ascii: "\"")
    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    private(set) var cells: [Cell] = []
    private var position = 0
    private var lines = 0

    /// Scans from a record's first byte.
    mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, isAtEnd: Bool) -> Outcome {
        cells.removeAll(keepingCapacity: true)
        (position, lines) = (start, 0)
        while true {
            if position == bytes.count { return isAtEnd ? closed(bytes.count) : .unfinished }
            if bytes[position] == Self.quote {
                if let failure = takeQuoted(bytes, isAtEnd) { return failure }
            } else if let failure = takePlain(bytes) {
                return failure
            }
            if position == bytes.count { return isAtEnd ? .record(end: position, lines: lines) : .unfinished }
            if bytes[position] != Self.comma { return lineEnd(bytes, isAtEnd) }
            position += 1
        }
    }

    /// A last line that ends with a comma has an empty cell behind it.
    private mutating func closed(_ end: Int) -> Outcome {
        cells.append(Cell(range: end..<end, isDoubled: false))
        return .record(end: end, lines: lines)
    }

    private mutating func takePlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Outcome? {
        let start = position
        while position < bytes.count {
            let byte = bytes[position]
            if byte == Self.comma || byte == Self.lineFeed || byte == Self.carriageReturn { break }
            if byte == Self.quote { return .misplacedQuote }
            position += 1
        }
        cells.append(Cell(range: start..<position, isDoubled: false))
        return nil
    }

    private mutating func takeQuoted(_ bytes: UnsafeBufferPointer<UInt8>, _ isAtEnd: Bool) -> Outcome? {
        let start = position + 1
        var isDoubled = false
        position = start
        while position < bytes.count {
            let byte = bytes[position]
            if byte == Self.quote {
                if position + 1 == bytes.count, !isAtEnd { return .unfinished }
                guard position + 1 < bytes.count, bytes[position + 1] == Self.quote else { break }
                isDoubled = true
                position += 1
            } else if byte == Self.lineFeed || byte == Self.carriageReturn && !isBeforeLineFeed(bytes) {
                lines += 1
            }
            position += 1
        }
        guard position < bytes.count else { return isAtEnd ? .openQuote : .unfinished }
        cells.append(Cell(range: start..<position, isDoubled: isDoubled))
        position += 1
        guard position < bytes.count else { return nil }
        let next = bytes[position]
        let isEnd = next == Self.comma || next == Self.lineFeed || next == Self.carriageReturn
        return isEnd ? nil : .misplacedQuote
    }

    private func isBeforeLineFeed(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        position + 1 < bytes.count && bytes[position + 1] == Self.lineFeed
    }

    private func lineEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ isAtEnd: Bool) -> Outcome {
        guard bytes[position] == Self.carriageReturn else { return .record(end: position + 1, lines: lines + 1) }
        // Behind CR an LF may follow that isn't at hand yet.
        if position + 1 == bytes.count, !isAtEnd { return .unfinished }
        return .record(end: position + (isBeforeLineFeed(bytes) ? 2 : 1), lines: lines + 1)
    }
}
