internal import Workspace

/// A search as a condition: every word occurs in the folded key (T-26: words are bound, their wildcards escaped).
struct SearchCondition {
    /// ` AND u.search_key LIKE $n ESCAPE '\' …`; empty where everything is to be found.
    let condition: SQL
    /// What is bound to it.
    let values: [SQLValue]

    /// - Parameters:
    ///   - column: the key's column, `u.search_key`.
    ///   - first: the number of the first free parameter.
    init(_ text: SearchText, in column: SQL, from first: Int) {
        var condition: SQL = ""
        for number in text.words.indices {
            condition =
                condition + " AND " + column + " LIKE " + .parameters(from: first + number, count: 1)
                + #" ESCAPE '\'"#
        }
        self.condition = condition
        self.values = text.words.map { .text("%" + Self.escaped($0) + "%") }
    }

    /// A word in which `%`, `_` and the escape itself stand for themselves.
    static func escaped(_ word: String) -> String {
        var escaped = String.UnicodeScalarView()
        for scalar in word.unicodeScalars {
            if scalar == "%" || scalar == "_" || scalar == "\\" { escaped.append("\\") }
            escaped.append(scalar)
        }
        return String(escaped)
    }
}
