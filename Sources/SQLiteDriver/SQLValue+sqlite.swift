import Foundation
internal import GRDB
internal import SQLStore

extension SQLValue {
    /// Whether it is a text that holds NUL, at which SQLite's functions would cut it: an id with something behind a
    /// NUL would name whom the id without it names.
    var holdsNUL: Bool {
        if case .text(let text) = self { return text.utf8.contains(0) }
        return false
    }

    /// The value as SQLite keeps it; a text that holds NUL as bytes, which are equal to no text.
    var databaseValue: DatabaseValue {
        switch self {
        case .text(let value) where holdsNUL: Data(value.utf8).databaseValue
        case .null: .null
        case .integer(let value): value.databaseValue
        case .text(let value): value.databaseValue
        case .blob(let bytes): Data(bytes).databaseValue
        }
    }

    /// A value that SQLite kept.
    ///
    /// - Throws: `StoreError.unreadable` for a floating number: no column of ours holds one.
    init(_ value: DatabaseValue, column: Int) throws(StoreError) {
        switch value.storage {
        case .null: self = .null
        case .int64(let number): self = .integer(number)
        case .string(let text): self = .text(text)
        case .blob(let bytes): self = .blob([UInt8](bytes))
        case .double:
            throw StoreError(
                .unreadable, "Column \(column) of an answer is a floating number, which no column of ours holds.")
        }
    }
}
