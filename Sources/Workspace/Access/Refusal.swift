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

    /// Describes a refusal.
    public init(code: String, rule: String, message: String, nextStep: String) {
        self.code = code
        self.rule = rule
        self.message = message
        self.nextStep = nextStep
    }
}
