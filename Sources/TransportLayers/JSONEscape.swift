/// The escapes of JSON strings that stand for one byte.
enum JSONEscape {
    /// The byte that a letter after a backslash stands for.
    static func byte(for letter: UInt8) -> UInt8? {
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): letter
        case UInt8(ascii: "b"): 8
        case UInt8(ascii: "t"): 9
        case UInt8(ascii: "n"): 10
        case UInt8(ascii: "f"): 12
        case UInt8(ascii: "r"): 13
        default: nil
        }
    }

    /// Appends a text as a JSON string. C0 and C1 controls are escaped: a recording may be read in a terminal (T-28).
    static func append(_ text: String, to line: inout [UInt8]) {
        line.append(UInt8(ascii: "\""))
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 34, 92: line += [92, UInt8(scalar.value)]
            case 10: line += Array("\\n".utf8)
            case 0..<32, 127..<160: line += Array(("\\u00" + hexPair(scalar.value)).utf8)
            default: line += Array(String(scalar).utf8)
            }
        }
        line.append(UInt8(ascii: "\""))
    }

    private static func hexPair(_ value: UInt32) -> String {
        (value < 16 ? "0" : "") + String(value, radix: 16)
    }
}
