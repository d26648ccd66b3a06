/// Finds the end of one object inside a JSON array, by its braces; what is inside is for the decoder to judge.
enum JSONObjectScan {
    /// What was found.
    enum Outcome: Equatable {
        /// An object, its end behind the brace, and how many line ends it holds.
        case object(end: Int, lines: Int)
        /// More bytes are needed to tell.
        case unfinished
    }

    /// Scans from an opening brace.
    static func scan(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Outcome {
        var (depth, lines, position) = (0, 0, start)
        var (isInText, isEscaped) = (false, false)
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if byte == UInt8(ascii: "\n") { lines += 1 }
            if isInText {
                if isEscaped {
                    isEscaped = false
                } else if byte == UInt8(ascii: "\\") {
                    isEscaped = true
                } else if byte == UInt8(ascii: "\"") {
                    isInText = false
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""): isInText = true
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                if depth == 0 { return .object(end: position, lines: lines) }
            default: break
            }
        }
        return .unfinished
    }
}
