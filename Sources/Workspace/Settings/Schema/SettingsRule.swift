/// What must hold between the fields of a document.
struct SettingsRule: Sendable {
    /// The rule in a sentence, for the documentation.
    let text: String
    /// Finds what breaks it.
    let issues: @Sendable (SettingsValue) -> [SettingsIssue]

    init(_ text: String, _ issues: @escaping @Sendable (SettingsValue) -> [SettingsIssue]) {
        self.text = text
        self.issues = issues
    }
}
