/// Why a rule says no.
public struct Refusal: Error, Hashable, Sendable {
    /// The stable code, `spectator_target`.
    public let code: String
    /// The rule's id, `ACC-7`.
    public let rule: String
    /// A sentence for people: what is wrong.
    public let message: String
    /// What to do about it.
    public let nextStep: String
    /// The path of the input that is to blame, `team`, `people[3].user`; `nil` where none is.
    public let field: String?

    /// Describes a refusal.
    public init(code: String, rule: String, message: String, nextStep: String, field: String? = nil) {
        self.code = code
        self.rule = rule
        self.message = message
        self.nextStep = nextStep
        self.field = field
    }

    /// The same, on account of this input: `Refusal.userNotFound.at("user")`.
    public func at(_ field: String?) -> Refusal {
        Refusal(code: code, rule: rule, message: message, nextStep: nextStep, field: field)
    }
}
