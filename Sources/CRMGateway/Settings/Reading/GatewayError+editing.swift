import Workspace

extension GatewayError {
    static let settingsUnreadableCode = "settings_unreadable"

    /// Somebody else, or a push, was there before.
    static func settingsChanged(_ category: Category, from expected: Int64, to found: Int64) -> GatewayError {
        GatewayError(
            code: "settings_changed", rule: "SET-9",
            message: "\(category.rawValue) is at version \(found), and version \(expected) was edited.",
            nextStep: "Read it again, and make the edit on what is there now.", field: "version")
    }

    /// The first of several things that are wrong with a value.
    init(_ first: SettingsIssue, of count: Int) {
        self.init(
            code: first.code, rule: first.rule,
            message: count > 1 ? "\(first.message) (\(count - 1) more)" : first.message, nextStep: first.nextStep,
            field: first.path.isEmpty ? nil : first.path)
    }
}
