/// One thing that is wrong with a settings value.
public struct SettingsIssue: Hashable, Sendable {
    /// Where: `pipelines[0].stages[2].id`; empty for the whole document.
    public let path: String
    /// The stable code, `settings_duplicate`.
    public let code: String
    /// The rule that asks for it, `SET-10`.
    public let rule: String
    /// A sentence for people: what is wrong. Odd characters are named by their code points, never shown.
    public let message: String
    /// How to mend it.
    public let nextStep: String

    /// Describes what is wrong.
    public init(path: String, code: String, rule: String = "SET-10", message: String, nextStep: String) {
        self.path = path
        self.code = code
        self.rule = rule
        self.message = message
        self.nextStep = nextStep
    }
}

extension SettingsIssue: CustomStringConvertible {
    /// Path, message, next step and code in one line.
    public var description: String {
        (path.isEmpty ? "" : path + ": ") + "\(message) \(nextStep) [\(code), \(rule)]"
    }
}
