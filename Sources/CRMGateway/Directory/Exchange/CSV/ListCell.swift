/// Several texts in one cell: semicolons between them, and a backslash before a semicolon or backslash that is part of one.
enum ListCell {
    /// The cell.
    static func joined(_ texts: [String]) -> String {
        texts.map { text in
            text.contains { $0 == ";" || $0 == "\\" }
                ? text.replacing("\\", with: "\\\\").replacing(";", with: "\\;") : text
        }.joined(separator: ";")
    }

    /// The texts, without spaces at their ends; empty ones are left out.
    static func split(_ cell: String) -> [String] {
        var texts: [String] = []
        var text = ""
        var isEscaped = false
        for character in cell {
            if isEscaped {
                text.append(character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else if character == ";" {
                texts.append(text)
                text = ""
            } else {
                text.append(character)
            }
        }
        if isEscaped { text.append("\\") }
        return (texts + [text]).map(\.trimmed).filter { !$0.isEmpty }
    }
}
