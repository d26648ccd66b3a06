import Foundation

/// Writes lines of an export.
struct ExchangeLineWriter {
    let format: ExchangeFormat
    let columns: [ExchangeColumn]

    /// A value of one column.
    enum Cell: Hashable, Sendable {
        case text(String?)
        case list([String])
    }

    /// What stands before the first line.
    var header: String {
        format == .csv ? line(columns.map { .text($0.name) }) : ""
    }

    /// One line with its end; cells in the order of the columns.
    func line(_ cells: [Cell]) -> String {
        switch format {
        case .csv: cells.map(Self.csv).joined(separator: ",") + "\r\n"
        case .jsonLines: json(cells) + "\n"
        }
    }

    /// Always quoted, with what a spreadsheet would take for a formula made harmless (T-28).
    private static func csv(_ cell: Cell) -> String {
        let text =
            switch cell {
            case .text(let text): text ?? ""
            case .list(let texts): ListCell.joined(texts)
            }
        return "\"" + FormulaText.escaped(text).replacing("\"", with: "\"\"") + "\""
    }

    private func json(_ cells: [Cell]) -> String {
        let members = zip(columns, cells).map { column, cell in
            let value =
                switch cell {
                case .text(let text): text.map(Self.quoted) ?? "null"
                case .list(let texts): "[" + texts.map(Self.quoted).joined(separator: ",") + "]"
                }
            return "\"\(column.name)\":\(value)"
        }
        return "{" + members.joined(separator: ",") + "}"
    }

    private static func quoted(_ text: String) -> String {
        guard let bytes = try? JSONEncoder.plain.encode(text) else { return "\"\"" }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension JSONEncoder {
    fileprivate static var plain: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        return encoder
    }
}
