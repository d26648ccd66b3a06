public import Workspace

/// What a push left out or could not write for somebody, as it is stored.
public struct SettingsTroubleRow: Sendable, Hashable {
    /// The user.
    public let user: UserID
    /// The category; `nil` for all that was asked.
    public let category: Category?
    /// Left out, or failed.
    public let verdict: SettingsTroubleVerdict
    /// The stable code.
    public let code: String
    /// The rule that left it out, where one did.
    public let rule: String?
    /// Which field of the value is to blame, where one is.
    public let path: String?
    /// A sentence for people.
    public let message: String
    /// What to do next.
    public let nextStep: String?

    /// Holds a trouble.
    public init(
        user: UserID, category: Category?, verdict: SettingsTroubleVerdict, code: String, rule: String? = nil,
        path: String? = nil, message: String, nextStep: String? = nil
    ) {
        self.user = user
        self.category = category
        self.verdict = verdict
        self.code = code
        self.rule = rule
        self.path = path
        self.message = message
        self.nextStep = nextStep
    }
}
