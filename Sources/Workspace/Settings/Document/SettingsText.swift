import Foundation

/// Checks of the texts in settings.
enum SettingsText {
    /// The text in NFC, lines ended by a line feed alone.
    static func composed(_ text: String) -> String {
        let lines = text.utf8.contains(13) ? withoutCarriageReturns(text) : text
        // Composing is slow, and ASCII is composed already.
        return lines.utf8.allSatisfy { $0 < 0x80 } ? lines : lines.precomposedStringWithCanonicalMapping
    }

    /// The text without spaces at its ends.
    static func trimmed(_ text: String) -> String {
        func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.generalCategory == .spaceSeparator }
        let scalars = text.unicodeScalars
        guard let first = scalars.first, let last = scalars.last else { return text }
        guard isSpace(first) || isSpace(last) else { return text }
        let rest = scalars.drop(while: isSpace)
        guard let end = rest.lastIndex(where: { !isSpace($0) }) else { return "" }
        return String(rest[...end])
    }

    /// The first character that may not be in a text that people read.
    ///
    /// Emoji are written with joiners and variation selectors, Persian and Indic words with joiners: these stay.
    static func unseen(in text: String, isBody: Bool) -> Unicode.Scalar? {
        text.unicodeScalars.first { scalar in
            if scalar.isASCII, scalar.value >= 32, scalar.value != 127 { return false }
            if isBody, scalar == "\n" || scalar == "\t" { return false }
            return scalar.isUnseen && !scalar.isJoiner && !(0xFE00...0xFE0F).contains(scalar.value)
        }
    }

    /// The form in which texts are compared where capital letters make no difference.
    static func folded(_ text: String) -> String {
        text.lowercased().precomposedStringWithCanonicalMapping
    }

    private static func withoutCarriageReturns(_ text: String) -> String {
        text.replacingOccurrences(of: "\r\n", with: "\n").replacingOccurrences(of: "\r", with: "\n")
    }
}
