/// Text as it stands in XML 1.0 (T-28).
enum XMLText {
    /// Escapes a text for an attribute or an element's content.
    ///
    /// Characters that XML 1.0 has no way to hold become U+FFFD. Line ends and tabs, which attributes would lose, controls that
    /// a terminal might obey, and characters that reorder what people see, become character references: a parser gives them
    /// back, and whoever prints the file sees digits.
    static func escaped(_ text: String) -> String {
        var kept = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": kept += "&amp;"
            case "<": kept += "&lt;"
            case ">": kept += "&gt;"
            case "\"": kept += "&quot;"
            case "'": kept += "&apos;"
            default: kept += other(scalar)
            }
        }
        return kept
    }

    private static func other(_ scalar: Unicode.Scalar) -> String {
        guard isCharacter(scalar) else { return "\u{FFFD}" }
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator:
            return "&#x\(String(scalar.value, radix: 16, uppercase: true));"
        default: return String(Character(scalar))
        }
    }

    /// The production `Char` of https://www.w3.org/TR/xml/#charsets
    private static func isCharacter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }
}
