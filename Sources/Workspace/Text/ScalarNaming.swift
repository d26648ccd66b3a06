extension Unicode.Scalar {
    /// `U+0430 (CYRILLIC SMALL LETTER A)`: names a character that must not be shown as it is.
    var codePoint: String {
        let digits = String(value, radix: 16, uppercase: true)
        let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        return "U+\(padded)" + (properties.name.map { " (\($0))" } ?? "")
    }

    /// Whether nothing is seen of it, or whether it changes how its neighbours are seen: controls, bidirectional
    /// and zero-width characters, variation selectors, separators of lines, code points without a character.
    var isUnseen: Bool {
        if properties.isDefaultIgnorableCodePoint { return true }
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: return true
        default: return false
        }
    }

    /// Whether it shapes letters of Arabic and Indic scripts, unseen itself; names of people need these two.
    var isJoiner: Bool { value == 0x200C || value == 0x200D }
}
