/// A value that goes into or comes out of a database. Times are milliseconds since 1970, switches 0 and 1.
public enum SQLValue: Hashable, Sendable {
    /// NULL.
    case null
    /// A whole number.
    case integer(Int64)
    /// Text. None that holds NUL is ever stored: to look for one finds nothing, to write one fails.
    case text(String)
    /// Bytes.
    case blob([UInt8])

    /// A text, or NULL.
    public static func text(_ value: String?) -> SQLValue {
        value.map { .text($0) } ?? .null
    }

    /// A number, or NULL.
    public static func integer(_ value: Int64?) -> SQLValue {
        value.map { .integer($0) } ?? .null
    }

    /// A number.
    public static func int(_ value: Int) -> SQLValue {
        .integer(Int64(value))
    }

    /// 0 or 1.
    public static func bool(_ value: Bool) -> SQLValue {
        .integer(value ? 1 : 0)
    }
}
