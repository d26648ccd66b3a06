import MockKit

/// A condition whose columns and values were looked at once, to be asked for each row.
struct SOQLFilter {
    /// Whether a row, by its place, is wanted.
    let accepts: (Int) -> Bool
    /// The only rows that need be asked, where an index tells.
    let candidates: [Int]?

    init(_ condition: SOQLCondition, run: SOQLRun) throws(SOQLProblem) {
        switch condition {
        case .all(let conditions):
            let parts = try Self.parts(conditions, run: run)
            self.init({ row in parts.allSatisfy { $0.accepts(row) } }, parts.compactMap(\.candidates).first)
        case .any(let conditions):
            let parts = try Self.parts(conditions, run: run)
            self.init { row in parts.contains { $0.accepts(row) } }
        case .not(let inner):
            let part = try SOQLFilter(inner, run: run)
            self.init { row in !part.accepts(row) }
        case .compare(let column, let sign, let literal):
            self = try Self.comparison(column, sign, literal, run: run)
        case .isIn(let column, let literals, let negated):
            self = try Self.membership(column, literals, negated: negated, run: run)
        }
    }

    private init(_ accepts: @escaping (Int) -> Bool, _ candidates: [Int]? = nil) {
        self.accepts = accepts
        self.candidates = candidates
    }

    private static func parts(_ conditions: [SOQLCondition], run: SOQLRun) throws(SOQLProblem) -> [SOQLFilter] {
        var parts: [SOQLFilter] = []
        for condition in conditions { parts.append(try SOQLFilter(condition, run: run)) }
        return parts
    }

    private static func comparison(
        _ column: SOQLColumn, _ sign: SOQLOperator, _ literal: SOQLLiteral, run: SOQLRun
    ) throws(SOQLProblem) -> SOQLFilter {
        let operand = try SOQLOperand(column, run: run)
        if sign == .like { return try likeness(operand, literal) }
        let wanted = try operand.value(of: literal)
        if sign == .equal { return membership(operand, [wanted]) }
        if sign == .notEqual { return SOQLFilter { operand.value(of: $0) != wanted } }
        guard operand.isOrdered else { throw .badOperator(sign, on: operand.path.field) }
        return SOQLFilter { row in
            let value = operand.value(of: row)
            guard value != .null, wanted != .null else { return false }
            return switch sign {
            case .less: value.isLess(than: wanted)
            case .lessOrEqual: !wanted.isLess(than: value)
            case .greater: wanted.isLess(than: value)
            default: !value.isLess(than: wanted)
            }
        }
    }

    private static func likeness(_ operand: SOQLOperand, _ literal: SOQLLiteral) throws(SOQLProblem) -> SOQLFilter {
        guard operand.path.field.kind == .string else { throw .badOperator(.like, on: operand.path.field) }
        guard case .text(let text) = literal else {
            _ = try operand.value(of: literal)
            return SOQLFilter { _ in false }
        }
        let pattern = text.pattern
        return SOQLFilter { row in
            guard case .text(let value) = operand.value(of: row) else { return false }
            return pattern.matches(value)
        }
    }

    private static func membership(
        _ column: SOQLColumn, _ literals: [SOQLLiteral], negated: Bool, run: SOQLRun
    ) throws(SOQLProblem) -> SOQLFilter {
        let operand = try SOQLOperand(column, run: run)
        var wanted: Set<SOQLValue> = []
        for literal in literals { wanted.insert(try operand.value(of: literal)) }
        if negated {
            let unwanted = wanted
            return SOQLFilter { !unwanted.contains(operand.value(of: $0)) }
        }
        return membership(operand, wanted)
    }

    /// One look-up for each row, or only for those that an index names.
    private static func membership(_ operand: SOQLOperand, _ wanted: Set<SOQLValue>) -> SOQLFilter {
        SOQLFilter({ wanted.contains(operand.value(of: $0)) }, operand.candidates(wanted))
    }
}
