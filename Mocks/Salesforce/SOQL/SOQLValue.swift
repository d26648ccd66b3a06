import Foundation
import MockKit

/// A value as comparisons see it.
enum SOQLValue: Hashable {
    case null
    case flag(Bool)
    case number(Double)
    /// Lower-case for texts, as it is for ids and dates.
    case text(String)

    /// The value of a row's column.
    init(_ json: JSON, _ field: SOQLField) {
        switch (field.kind, json) {
        case (_, .null): self = .null
        case (_, .bool(let flag)): self = .flag(flag)
        case (.dateTime, .string(let text)):
            self = SalesforceTime.date(text).map { .number($0.timeIntervalSince1970) } ?? .text(text)
        case (.id, .string(let text)), (.date, .string(let text)): self = .text(text)
        case (_, .string(let text)): self = .text(text.lowercased())
        default: self = json.decimal.map { .number($0) } ?? .null
        }
    }

    /// Whether this sorts before a value of the same kind.
    func isLess(than other: SOQLValue) -> Bool {
        switch (self, other) {
        case (.number(let one), .number(let two)): one < two
        case (.text(let one), .text(let two)): one < two
        case (.flag(let one), .flag(let two)): !one && two
        default: false
        }
    }
}
