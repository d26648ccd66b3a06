import MockKit

/// Reads a COQL query of the subset that the mock answers; all else is `SYNTAX_ERROR`.
struct QueryParser {
    private let tokens: [QueryToken]
    private var place = 0

    private static let keywords: Set<String> = [
        "select", "from", "where", "and", "or", "not", "in", "like", "order", "by", "limit", "offset", "between", "is",
        "null", "group", "asc", "desc",
    ]

    static func parse(_ text: String) throws -> RecordQuery {
        var lexer = QueryLexer(text)
        var parser = QueryParser(tokens: try lexer.tokens())
        return try parser.query()
    }

    private init(tokens: [QueryToken]) {
        self.tokens = tokens
    }

    private var current: QueryToken { tokens[place] }
    private var problem: ZohoFailure { QueryProblem.syntax(at: current.place, near: current.text) }
    private mutating func advance() { place = min(place + 1, tokens.count - 1) }

    private mutating func take(_ keyword: String) -> Bool {
        guard current.isWord(keyword) else { return false }
        advance()
        return true
    }

    private mutating func takeSymbol(_ symbol: String) -> Bool {
        guard current.isSymbol(symbol) else { return false }
        advance()
        return true
    }

    private mutating func query() throws -> RecordQuery {
        guard take("select") else { throw QueryProblem.clause("select") }
        var columns = [try name()]
        while takeSymbol(",") { columns.append(try name()) }
        guard take("from") else { throw QueryProblem.clause("from") }
        let module = try name()
        // A query without a condition is refused.
        guard take("where") else { throw QueryProblem.clause("where") }
        var query = RecordQuery(columns: columns, module: module, condition: try condition())
        if take("order") { query.order = try order() }
        if take("limit") { try limit(&query) }
        if take("offset") { query.offset = try count() }
        guard current.kind == .end else { throw problem }
        return query
    }

    private mutating func name() throws -> String {
        guard current.kind == .word, !Self.keywords.contains(current.text.lowercased()) else { throw problem }
        defer { advance() }
        return current.text
    }

    /// Two conditions at most: more need brackets around each pair.
    private mutating func condition() throws -> QueryCondition {
        let left = try term()
        if take("and") { return .both(left, try term()) }
        if take("or") { return .either(left, try term()) }
        return left
    }

    private mutating func term() throws -> QueryCondition {
        guard takeSymbol("(") else { return try comparison() }
        let inner = try condition()
        guard takeSymbol(")") else { throw problem }
        return inner
    }

    private mutating func comparison() throws -> QueryCondition {
        let column = try name()
        if take("is") {
            let isNegated = take("not")
            guard take("null") else { throw problem }
            return .one(column: column, comparator: isNegated ? "is not null" : "is null", values: [])
        }
        let isNegated = take("not")
        let prefix = isNegated ? "not " : ""
        if take("like") { return .one(column: column, comparator: prefix + "like", values: [try value()]) }
        if take("in") { return .one(column: column, comparator: prefix + "in", values: try values()) }
        guard !isNegated else { throw problem }
        if take("between") {
            let low = try value()
            guard take("and") else { throw problem }
            return .one(column: column, comparator: "between", values: [low, try value()])
        }
        guard current.kind == .symbol, ["=", "!=", "<>", "<", "<=", ">", ">="].contains(current.text) else {
            throw problem
        }
        let comparator = current.text
        advance()
        return .one(column: column, comparator: comparator, values: [try value()])
    }

    private mutating func values() throws -> [JSON] {
        guard takeSymbol("(") else { throw problem }
        var found = [try value()]
        while takeSymbol(",") { found.append(try value()) }
        guard takeSymbol(")") else { throw problem }
        guard found.count <= ZohoLimits.queryValuesMax else {
            throw QueryProblem.limit("in", ZohoLimits.queryValuesMax)
        }
        return found
    }

    private mutating func value() throws -> JSON {
        let token = current
        advance()
        switch token.kind {
        case .string: return .string(token.text)
        case .number:
            guard let number = Double(token.text) else { break }
            // Ids are longer than what a binary fraction holds.
            return Int(token.text).map { .integer($0) } ?? .decimal(number)
        case .word where ["true", "false"].contains(token.text.lowercased()):
            return .bool(token.text.lowercased() == "true")
        default: break
        }
        throw QueryProblem.syntax(at: token.place, near: token.text)
    }

    private mutating func order() throws -> [(column: String, isDescending: Bool)] {
        guard take("by") else { throw problem }
        var keys: [(column: String, isDescending: Bool)] = []
        repeat {
            let column = try name()
            let isDescending = take("desc")
            if !isDescending { _ = take("asc") }
            keys.append((column, isDescending))
        } while takeSymbol(",")
        return keys
    }

    /// `limit 200` or `limit 0, 200`.
    private mutating func limit(_ query: inout RecordQuery) throws {
        let first = try count()
        if takeSymbol(",") {
            query.offset = first
            query.countMax = try count()
        } else {
            query.countMax = first
        }
        guard query.countMax <= ZohoLimits.queryRowsMax else {
            throw QueryProblem.limit("limit", ZohoLimits.queryRowsMax)
        }
    }

    private mutating func count() throws -> Int {
        guard current.kind == .number, let count = Int(current.text), count >= 0 else { throw problem }
        advance()
        return count
    }
}
