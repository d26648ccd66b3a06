/// Reads a query of the subset that the mock answers; all else is `MALFORMED_QUERY`.
struct SOQLParser {
    let text: String
    private let tokens: [SOQLToken]
    private var place = 0
    /// Levels of brackets that are open.
    var depth = 0

    static func parse(_ text: String) throws(SOQLProblem) -> SOQLQuery {
        guard text.unicodeScalars.count <= SOQLLimits.textCharactersMax else {
            throw .malformed("SOQL statements cannot be longer than \(SOQLLimits.textCharactersMax) characters.")
        }
        var parser = try SOQLParser(text)
        return try parser.query()
    }

    private init(_ text: String) throws(SOQLProblem) {
        var lexer = try SOQLLexer(text)
        self.text = lexer.text
        tokens = try lexer.tokens()
    }

    var current: SOQLToken { tokens[place] }
    var following: SOQLToken { tokens[min(place + 1, tokens.count - 1)] }

    mutating func advance() { place = min(place + 1, tokens.count - 1) }

    /// Goes on when a keyword follows.
    mutating func take(_ keyword: String) -> Bool {
        guard current.isWord(keyword) else { return false }
        advance()
        return true
    }

    mutating func takeSymbol(_ symbol: String) -> Bool {
        guard current.isSymbol(symbol) else { return false }
        advance()
        return true
    }

    mutating func expect(_ keyword: String) throws(SOQLProblem) {
        guard take(keyword) else { throw .unexpected(current) }
    }

    mutating func expectSymbol(_ symbol: String) throws(SOQLProblem) {
        guard takeSymbol(symbol) else { throw .unexpected(current) }
    }

    private mutating func query() throws(SOQLProblem) -> SOQLQuery {
        try expect("SELECT")
        let selection = try selection()
        try expect("FROM")
        var query = SOQLQuery(text: text, selection: selection, object: try name())
        if take("WHERE") { query.condition = try condition() }
        if take("ORDER") { query.order = try order() }
        if take("LIMIT") { query.limit = try count() }
        if take("OFFSET") { query.offset = try count() }
        guard current.kind == .end else { throw .unexpected(current) }
        return query
    }

    private mutating func selection() throws(SOQLProblem) -> SOQLQuery.Selection {
        if current.isWord("COUNT"), following.isSymbol("(") {
            advance()
            advance()
            try expectSymbol(")")
            return .count
        }
        var columns = [try column()]
        while takeSymbol(",") { columns.append(try column()) }
        return .columns(columns)
    }

    private static let reserved: Set<String> = [
        "select", "from", "where", "and", "or", "not", "in", "like", "order", "limit", "offset", "group", "having",
    ]

    /// A word that is a name and no keyword, without dots.
    private mutating func name() throws(SOQLProblem) -> String {
        let token = current
        guard token.kind == .word, !token.text.contains("."), !Self.reserved.contains(token.text.lowercased()) else {
            throw .unexpected(token)
        }
        advance()
        return token.text
    }

    /// A field, or a field of a related row: one level of relationship.
    mutating func column() throws(SOQLProblem) -> SOQLColumn {
        let token = current
        let parts = token.text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard token.kind == .word, parts.count <= 2, parts.allSatisfy(Self.isName) else { throw .unexpected(token) }
        advance()
        // An operation on a column, such as `MAX(`, and an alias are beyond the subset.
        if current.isSymbol("(") { throw .unexpected(current) }
        return SOQLColumn(parts: parts, place: token.place)
    }

    private static func isName(_ part: String) -> Bool {
        guard let first = part.first, first.isLetter else { return false }
        return !reserved.contains(part.lowercased())
    }

    private mutating func order() throws(SOQLProblem) -> [SOQLOrder] {
        try expect("BY")
        var keys: [SOQLOrder] = []
        repeat {
            var key = SOQLOrder(column: try column())
            if take("DESC") { key.isDescending = true } else { _ = take("ASC") }
            if take("NULLS") {
                if take("LAST") { key.nullsLast = true } else { try expect("FIRST") }
            }
            keys.append(key)
        } while takeSymbol(",")
        return keys
    }

    private mutating func count() throws(SOQLProblem) -> Int {
        guard case .literal(.number(let number)) = current.kind, let count = Int(exactly: number), count >= 0,
            current.text.allSatisfy(\.isNumber)
        else { throw .unexpected(current) }
        advance()
        return count
    }
}
