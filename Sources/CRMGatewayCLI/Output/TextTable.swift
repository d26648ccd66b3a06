/// A table for people: columns as wide as their widest cell, two spaces between them, no trailing spaces.
struct TextTable: Equatable {
    /// Cells longer than this are cut, with an ellipsis, in characters.
    static let cellCharactersMax = 200

    let columns: [String]
    private(set) var rows: [[String]] = []

    init(_ columns: String..., rows: [[String]] = []) {
        self.init(columns: columns, rows: rows)
    }

    init(columns: [String], rows: [[String]] = []) {
        self.columns = columns
        for row in rows { add(row) }
    }

    /// Adds a row; cells come from anywhere and are made printable here, so that no caller can forget it.
    mutating func add(_ cells: [String]) {
        rows.append(cells.map(Self.cell))
    }

    /// The lines; none for a table without rows.
    var lines: [String] {
        guard !rows.isEmpty else { return [] }
        let all = [columns.map { $0.uppercased() }] + rows
        let widths = columns.indices.map { column in
            all.map { $0.count > column ? $0[column].count : 0 }.max() ?? 0
        }
        return all.map { Self.line($0, widths) }
    }

    private static func line(_ cells: [String], _ widths: [Int]) -> String {
        var line = ""
        for (cell, width) in zip(cells, widths) {
            line += cell + String(repeating: " ", count: width - cell.count + 2)
        }
        while line.last == " " { line.removeLast() }
        return line
    }

    private static func cell(_ text: String) -> String {
        let printable = PrintableText.of(text)
        guard printable.count > cellCharactersMax else { return printable }
        return printable.prefix(cellCharactersMax - 1) + "…"
    }
}
