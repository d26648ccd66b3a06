import Foundation
import MockKit

/// The column of a comparison, and how a literal has to be read for it.
struct SOQLOperand {
    let path: SOQLPath
    private let column: SOQLColumn
    private let text: String
    private let table: SOQLTable

    init(_ column: SOQLColumn, run: SOQLRun) throws(SOQLProblem) {
        path = try run.find(column)
        self.column = column
        text = run.query.text
        table = run.table
        guard path.field.isFilterable else {
            throw .field(
                "field '\(column.path)' can not be filtered in a query call", at: column.place, in: run.query.text)
        }
    }

    /// Whether less and greater mean something.
    var isOrdered: Bool { path.field.kind != .boolean && path.field.kind != .id }

    func value(of row: Int) -> SOQLValue { SOQLValue(path.value(of: row, in: table), path.field) }

    /// The rows among which those with the values must be; `nil` where no index tells.
    func candidates(_ wanted: Set<SOQLValue>) -> [Int]? {
        guard path.through == nil, path.field.kind == .string else { return nil }
        var texts: [String] = []
        for value in wanted {
            guard case .text(let text) = value else { return nil }
            texts.append(text)
        }
        return table.candidates(path.field.name, texts)
    }

    /// - Throws: `INVALID_FIELD` for a literal of another type than the column's.
    func value(of literal: SOQLLiteral) throws(SOQLProblem) -> SOQLValue {
        switch (path.field.kind, literal) {
        case (_, .null): return .null
        case (.boolean, .bool(let flag)): return .flag(flag)
        case (.number, .number(let number)): return .number(number)
        // An empty text stands for an empty field.
        case (.string, .text(let text)): return text.value.isEmpty ? .null : .text(text.value.lowercased())
        case (.date, .date(let date)): return .text(date)
        case (.dateTime, .dateTime(let instant)): return .number(instant.timeIntervalSince1970)
        case (.id, .text(let text)):
            guard let id = SalesforceID.normalise(text.value) else { throw .badID(text.value) }
            return .text(id)
        default: throw .wrongType(of: column, kind: path.field.kind.rawValue, quoted: isQuoted, in: text)
        }
    }

    private var isQuoted: Bool { path.field.kind == .string || path.field.kind == .id }
}
