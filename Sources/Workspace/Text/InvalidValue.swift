/// Why a text or a choice can't be taken: what is wrong with it, and how to mend it.
public struct InvalidValue: Error, Hashable, Sendable {
    /// The stable code, `email_malformed`.
    public let code: String
    /// The rule that asks for it, `PROV-4`.
    public let rule: String
    /// A sentence for people: what is wrong. Odd characters are named by their code points, never shown.
    public let message: String
    /// How to mend it.
    public let nextStep: String
    /// The path of the input that is wrong, `email`, `people[3].email`; `nil` where it is the whole input.
    public let field: String?

    /// Describes what is wrong.
    public init(code: String, rule: String, message: String, nextStep: String, field: String? = nil) {
        self.code = code
        self.rule = rule
        self.message = message
        self.nextStep = nextStep
        self.field = field
    }
}

extension InvalidValue {
    /// The same, of another input: `InvalidValue.at("people[3].email")`.
    public func at(_ field: String?) -> InvalidValue {
        InvalidValue(code: code, rule: rule, message: message, nextStep: nextStep, field: field)
    }
}

extension InvalidValue: CustomStringConvertible {
    /// Message, rule, next step and code in one line.
    public var description: String { "\(message) \(nextStep) [\(code), \(rule)]" }
}
