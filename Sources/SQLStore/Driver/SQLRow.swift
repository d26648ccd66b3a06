/// A row of an answer; columns are read in the order of the `SELECT`.
public struct SQLRow: Sendable {
    /// The values.
    public let values: [SQLValue]

    /// Holds values.
    public init(_ values: [SQLValue]) {
        self.values = values
    }

    /// The text of a column.
    ///
    /// - Throws: `StoreError.unreadable` for another type or NULL.
    public func text(_ column: Int) throws(StoreError) -> String {
        guard case .text(let value) = try at(column) else { throw .mistyped(column, wanted: "text") }
        return value
    }

    /// The text of a column, or `nil` for NULL.
    public func textOrNil(_ column: Int) throws(StoreError) -> String? {
        try at(column) == .null ? nil : try text(column)
    }

    /// The number of a column.
    public func integer(_ column: Int) throws(StoreError) -> Int64 {
        guard case .integer(let value) = try at(column) else { throw .mistyped(column, wanted: "a number") }
        return value
    }

    /// The number of a column, or `nil` for NULL.
    public func integerOrNil(_ column: Int) throws(StoreError) -> Int64? {
        try at(column) == .null ? nil : try integer(column)
    }

    /// The switch of a column.
    public func bool(_ column: Int) throws(StoreError) -> Bool {
        try integer(column) != 0
    }

    /// The bytes of a column.
    public func blob(_ column: Int) throws(StoreError) -> [UInt8] {
        guard case .blob(let value) = try at(column) else { throw .mistyped(column, wanted: "bytes") }
        return value
    }

    /// The bytes of a column, or `nil` for NULL.
    public func blobOrNil(_ column: Int) throws(StoreError) -> [UInt8]? {
        try at(column) == .null ? nil : try blob(column)
    }

    private func at(_ column: Int) throws(StoreError) -> SQLValue {
        guard values.indices.contains(column) else { throw .mistyped(column, wanted: "a value") }
        return values[column]
    }
}
