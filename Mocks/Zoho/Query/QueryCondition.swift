import MockKit

/// What a COQL query asks of a record.
indirect enum QueryCondition: Sendable {
    case one(column: String, comparator: String, values: [JSON])
    case both(QueryCondition, QueryCondition)
    case either(QueryCondition, QueryCondition)

    /// The columns that are named.
    var columns: [String] {
        switch self {
        case .one(let column, _, _): [column]
        case .both(let left, let right), .either(let left, let right): left.columns + right.columns
        }
    }

    /// Whether a record fulfils it; `value` gives a column's kept value.
    func accepts(_ value: (String) -> JSON) -> Bool {
        switch self {
        case .both(let left, let right): left.accepts(value) && right.accepts(value)
        case .either(let left, let right): left.accepts(value) || right.accepts(value)
        case .one(let column, let comparator, let values): Self.accepts(value(column), comparator, values)
        }
    }

    private static func accepts(_ found: JSON, _ comparator: String, _ values: [JSON]) -> Bool {
        switch comparator {
        case "is null": return found.isNull
        case "is not null": return !found.isNull
        case "=": return equals(found, values[0])
        case "!=", "<>": return !equals(found, values[0])
        case "in": return values.contains { equals(found, $0) }
        case "not in": return !values.contains { equals(found, $0) }
        case "like": return like(found, values[0])
        case "not like": return !like(found, values[0])
        case "between":
            return (order(found, values[0]) ?? -1) >= 0 && (order(found, values[1]) ?? 1) <= 0
        default: return compares(found, comparator, values[0])
        }
    }

    private static func compares(_ found: JSON, _ comparator: String, _ value: JSON) -> Bool {
        guard let order = order(found, value) else { return false }
        switch comparator {
        case "<": return order < 0
        case "<=": return order <= 0
        case ">": return order > 0
        default: return order >= 0
        }
    }

    private static func equals(_ found: JSON, _ value: JSON) -> Bool {
        if let list = found.array { return list.contains { equals($0, value) } }
        if found.isNull { return value.isNull }
        return order(found, value) == 0
    }

    /// Texts are compared without regard to case.
    private static func order(_ left: JSON, _ right: JSON) -> Int? {
        if let a = left.decimal, let b = right.decimal { return a < b ? -1 : (a > b ? 1 : 0) }
        if let a = left.bool, let b = right.bool { return a == b ? 0 : 1 }
        guard let a = left.string?.lowercased(), let b = right.string?.lowercased() else { return nil }
        return a < b ? -1 : (a > b ? 1 : 0)
    }

    /// `%` stands for any text, at the ends.
    private static func like(_ found: JSON, _ value: JSON) -> Bool {
        guard let text = found.string?.lowercased(), let pattern = value.string?.lowercased() else { return false }
        let inner = pattern.trimmingPrefix("%")
        let core = inner.hasSuffix("%") ? String(inner.dropLast()) : String(inner)
        switch (pattern.hasPrefix("%"), pattern.hasSuffix("%")) {
        case (true, true): return text.contains(core)
        case (true, false): return text.hasSuffix(core)
        case (false, true): return text.hasPrefix(core)
        case (false, false): return text == core
        }
    }
}
