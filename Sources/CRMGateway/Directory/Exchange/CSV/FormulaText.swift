/// Keeps spreadsheets from taking text for a formula (T-28), and takes that back.
///
/// A cell that begins with a dangerous sign, behind any number of apostrophes, gets one more apostrophe in front; an import
/// takes exactly that one away. So what was exported comes back as it was, whatever it is.
enum FormulaText {
    /// `= + - @`, their full-width forms, and what spreadsheets skip on their way to them.
    private static let signs: Set<Unicode.Scalar> = [
        "=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
    ]
    private static let apostrophe: Unicode.Scalar = "'"

    /// The text as an export writes it.
    static func escaped(_ text: String) -> String {
        isDangerous(text.unicodeScalars[...]) ? "'" + text : text
    }

    /// The text that an export wrote so.
    static func unescaped(_ text: String) -> String {
        guard text.utf8.first == UInt8(ascii: "'") else { return text }
        let rest = text.unicodeScalars.dropFirst()
        return isDangerous(rest) ? String(rest) : text
    }

    private static func isDangerous(_ text: Substring.UnicodeScalarView) -> Bool {
        text.first { $0 != apostrophe }.map(signs.contains) ?? false
    }
}
