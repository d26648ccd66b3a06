/// Text as it stands in Markdown, also in a table's cell (T-28).
enum MarkdownText {
    /// Characters that Markdown, its tables or HTML give a meaning to within a line.
    private static let special: Set<Unicode.Scalar> = [
        "\\", "`", "*", "_", "[", "]", "<", ">", "#", "|", "~", "&", "!", "{", "}", "$", "@",
    ]

    /// Escapes a text: it stays in its line and its cell, holds no markup, link or HTML, and nothing that a terminal might
    /// obey or that reorders or hides what people see.
    static func escaped(_ text: String) -> String {
        var kept = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .lineSeparator, .paragraphSeparator: kept.append(" ")
            case .control where [0x09, 0x0A, 0x0D].contains(scalar.value): kept.append(" ")
            case .control, .format: continue
            default:
                if special.contains(scalar) { kept.append("\\") }
                kept.append(scalar)
            }
        }
        return String(kept).replacing("://", with: ":\\//")
    }

    /// A row of a table, from cells that are escaped already.
    static func row(_ cells: [String]) -> String { "| \(cells.joined(separator: " | ")) |\n" }

    /// The first lines of a table.
    static func head(_ cells: [String]) -> String { row(cells) + row(cells.map { _ in "---" }) }
}
