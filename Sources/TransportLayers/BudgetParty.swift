/// Whoever shares a CRM account's budget with others: a run, say. Parties of one priority take turns.
public struct BudgetParty: RawRepresentable, Sendable, Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// The text, a run's id for example.
    public let rawValue: String

    /// Takes the text.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Takes a literal.
    public init(stringLiteral value: String) {
        self.init(rawValue: value)
    }

    /// The text.
    public var description: String { rawValue }
}
