/// Conditions. `AND` and `OR` side by side need brackets, and so does `NOT` next to either: SOQL has no precedence.
extension SOQLParser {
    mutating func condition() throws(SOQLProblem) -> SOQLCondition {
        try deepen()
        defer { depth -= 1 }
        if take("NOT") { return .not(try simple()) }
        let first = try simple()
        if current.isWord("AND") { return .all(try chain("AND", after: first)) }
        if current.isWord("OR") { return .any(try chain("OR", after: first)) }
        return first
    }

    private mutating func chain(
        _ keyword: String, after first: SOQLCondition
    ) throws(SOQLProblem) -> [SOQLCondition] {
        var conditions = [first]
        while take(keyword) { conditions.append(try simple()) }
        return conditions
    }

    private mutating func simple() throws(SOQLProblem) -> SOQLCondition {
        if takeSymbol("(") {
            let inner = try condition()
            try expectSymbol(")")
            return inner
        }
        return try comparison()
    }

    private mutating func comparison() throws(SOQLProblem) -> SOQLCondition {
        let column = try column()
        if take("IN") { return .isIn(column, try list(), negated: false) }
        if take("NOT") {
            try expect("IN")
            return .isIn(column, try list(), negated: true)
        }
        guard let found = SOQLOperator(rawValue: current.text.uppercased()), current.kind != .end else {
            throw .unexpected(current)
        }
        if case .literal = current.kind { throw .unexpected(current) }
        advance()
        return .compare(column, found, try literal())
    }

    private mutating func list() throws(SOQLProblem) -> [SOQLLiteral] {
        try expectSymbol("(")
        var literals = [try literal()]
        while takeSymbol(",") { literals.append(try literal()) }
        try expectSymbol(")")
        return literals
    }

    private mutating func literal() throws(SOQLProblem) -> SOQLLiteral {
        guard case .literal(let literal) = current.kind else { throw .unexpected(current) }
        advance()
        return literal
    }

    private mutating func deepen() throws(SOQLProblem) {
        depth += 1
        guard depth <= SOQLLimits.bracketLevelsMax else { throw .unexpected(current) }
    }
}
