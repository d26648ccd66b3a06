import Workspace

/// Why a category could not be written for somebody.
public struct SettingsFailure: Error, Hashable, Sendable, Codable {
    /// The stable code.
    public let code: String
    /// The rule, where one says so.
    public let rule: String?
    /// The path of the field that is to blame, where one is.
    public let path: String?
    /// A sentence for people.
    public let message: String
    /// What to do next.
    public let nextStep: String?

    init(code: String, rule: String?, path: String?, message: String, nextStep: String?) {
        self.code = code
        self.rule = rule
        self.path = path
        self.message = message
        self.nextStep = nextStep
    }

    /// A value breaks one of its rules (SET-10).
    init(_ issue: SettingsIssue) {
        self.init(
            code: issue.code, rule: issue.rule, path: issue.path, message: issue.message, nextStep: issue.nextStep)
    }

    /// Something stored is in the way.
    init(_ error: GatewayError) {
        self.init(
            code: error.code, rule: error.rule, path: error.field, message: error.message, nextStep: error.nextStep)
    }
}
