public import Workspace

/// What a call of the library answers when it can't do what it was asked (`docs/errors.md` lists the codes).
public struct GatewayError: Error, Sendable, Hashable {
    /// The stable code, snake_case.
    public let code: String
    /// The rule that refused, `ACC-4`, where one did.
    public let rule: String?
    /// A sentence for people: what is wrong. No secret, no row of a CRM.
    public let message: String
    /// What to do next.
    public let nextStep: String?
    /// The path of the input that is wrong, `email`, `pipelines[0].stages[2].id`; `nil` where no single one is to blame.
    public let field: String?

    /// Describes an error.
    public init(code: String, rule: String? = nil, message: String, nextStep: String? = nil, field: String? = nil) {
        self.code = code
        self.rule = rule
        self.message = message
        self.nextStep = nextStep
        self.field = field
    }

    /// A refusal by a rule.
    public init(_ refusal: Refusal) {
        self.init(
            code: refusal.code, rule: refusal.rule, message: refusal.message, nextStep: refusal.nextStep,
            field: refusal.field)
    }
}

extension GatewayError: CustomStringConvertible {
    /// Message, rule, next step and code in one line.
    public var description: String {
        let tail = nextStep.map { " \($0)" } ?? ""
        return "\(message)\(tail) [\(code)\(rule.map { ", \($0)" } ?? "")]"
    }
}
