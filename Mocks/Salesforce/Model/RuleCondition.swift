public import MockKit

/// One comparison of a rule: true when the record's value stands so to another one.
public struct RuleCondition: Sendable, Equatable {
    /// How values are compared.
    public enum Comparison: String, Sendable, CaseIterable {
        /// The same value, texts by letter.
        case equals
        /// Another value.
        case notEquals = "not_equals"
        /// No value.
        case isBlank = "is_blank"
        /// Any value.
        case isNotBlank = "is_not_blank"
        /// A smaller number or an earlier day.
        case lessThan = "less_than"
        /// A greater number or a later day.
        case greaterThan = "greater_than"
        /// A text that contains another one.
        case contains
    }

    /// The field, by its name.
    public var field: String
    /// The comparison.
    public var comparison: Comparison
    /// What is compared with; `null` where nothing is.
    public var value: JSON

    /// Makes a condition.
    public init(_ field: String, _ comparison: Comparison, _ value: JSON = .null) {
        self.field = field
        self.comparison = comparison
        self.value = value
    }

    init(_ reader: SeedReader) throws {
        try reader.finish(knowing: ["field", "is", "value"])
        let word = try reader.string("is")
        guard let comparison = Comparison(rawValue: word) else {
            let words = Comparison.allCases.map(\.rawValue).joined(separator: ", ")
            throw SeedError("\(reader.path).is \"\(word)\" is unknown: use one of \(words)")
        }
        self.init(try reader.string("field"), comparison, reader.members["value"] ?? .null)
    }

    /// Whether a record's values fulfil the condition.
    func holds(for row: Row) -> Bool {
        let own = row[field] ?? .null
        switch comparison {
        case .equals: return Self.same(own, value)
        case .notEquals: return !Self.same(own, value)
        case .isBlank: return own.isNull
        case .isNotBlank: return !own.isNull
        case .lessThan: return Self.ordered(own, value)
        case .greaterThan: return Self.ordered(value, own)
        case .contains: return own.string?.contains(value.string ?? "") == true
        }
    }

    private static func same(_ a: JSON, _ b: JSON) -> Bool {
        if let x = a.decimal, let y = b.decimal { return x == y }
        return a == b
    }

    private static func ordered(_ a: JSON, _ b: JSON) -> Bool {
        if let x = a.decimal, let y = b.decimal { return x < y }
        if let x = a.string, let y = b.string { return x < y }
        return false
    }
}
