/// Writes text as quoted-printable (RFC 2045 §6.7): readable ASCII, lines of at most 76 characters that end in CR LF.
enum QuotedPrintable {
    private static let lineLengthMax = 76
    private static let digits = Array("0123456789ABCDEF".utf8)

    /// Encodes; a line end of any kind becomes CR LF, so that nothing is left to the transport's guess.
    static func encode(_ text: String) -> String {
        let lines = Array(text.replacing("\r\n", with: "\n").replacing("\r", with: "\n").utf8)
            .split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        var output: [UInt8] = []
        output.reserveCapacity(text.utf8.count + text.utf8.count / 8)
        for (index, line) in lines.enumerated() {
            if index > 0 { output += [0x0D, 0x0A] }
            append(line, to: &output)
        }
        return String(decoding: output, as: UTF8.self)
    }

    private static func append(_ line: ArraySlice<UInt8>, to output: inout [UInt8]) {
        var length = 0
        for (index, byte) in zip(line.indices, line) {
            let isLast = index == line.endIndex - 1
            let unit = isLiteral(byte, atEnd: isLast) ? [byte] : encoded(byte)
            // Room is kept for the `=` of a soft break, unless this is the line's end.
            if length + unit.count > lineLengthMax - (isLast ? 0 : 1) {
                output += [UInt8(ascii: "="), 0x0D, 0x0A]
                length = 0
            }
            output += unit
            length += unit.count
        }
    }

    /// A space or tab at the end of a line would be dropped on the way.
    private static func isLiteral(_ byte: UInt8, atEnd isLast: Bool) -> Bool {
        switch byte {
        case 0x20, 0x09: !isLast
        case UInt8(ascii: "="): false
        default: (0x21...0x7E).contains(byte)
        }
    }

    private static func encoded(_ byte: UInt8) -> [UInt8] {
        [UInt8(ascii: "="), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
}
