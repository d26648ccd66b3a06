/// A statement: constants of the source and numbered parameters `$1`, `$2`, …, which both engines understand.
///
/// It can be made from literals and from other statements only, never from a text of a caller (T-26).
public struct SQL: Sendable, Hashable, ExpressibleByStringLiteral {
    /// The statement's text.
    public let text: String

    /// Takes a literal.
    public init(stringLiteral value: StaticString) {
        self.text = value.description
    }

    private init(joined text: String) {
        self.text = text
    }

    /// Two statements' texts, one behind the other.
    public static func + (left: SQL, right: SQL) -> SQL {
        SQL(joined: left.text + right.text)
    }

    /// `$from, …, $from+count-1`, for an `IN` list.
    public static func parameters(from first: Int, count: Int) -> SQL {
        SQL(joined: (first..<first + count).map { "$\($0)" }.joined(separator: ", "))
    }

    /// `($1, $2), ($3, $4), …`, for an `INSERT` of several rows.
    public static func rows(_ rows: Int, columns: Int) -> SQL {
        let groups = (0..<rows).map { "(" + parameters(from: $0 * columns + 1, count: columns).text + ")" }
        return SQL(joined: groups.joined(separator: ", "))
    }
}
