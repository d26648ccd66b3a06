/// What must hold between the fields of a document; looked at once each field is good by itself.
struct SettingsRule: Sendable {
    /// The rule in a sentence, for the documentation.
    let text: String
    /// Finds what breaks it, in the author's order.
    let issues: @Sendable (SettingsValue) -> [SettingsIssue]
}

extension SettingsIssue {
    /// Two fields that don't go together.
    static func conflict(_ path: String, _ message: String, _ nextStep: String) -> SettingsIssue {
        SettingsIssue(path: path, code: "settings_conflict", message: message, nextStep: nextStep)
    }

    /// A name of something that the document doesn't hold.
    static func unknownReference(_ path: String, _ message: String, _ nextStep: String) -> SettingsIssue {
        SettingsIssue(path: path, code: "settings_reference_unknown", message: message, nextStep: nextStep)
    }

    /// Two things that may not be the same.
    static func duplicate(_ path: String, _ message: String, _ nextStep: String) -> SettingsIssue {
        SettingsIssue(path: path, code: "settings_duplicate", message: message, nextStep: nextStep)
    }
}
