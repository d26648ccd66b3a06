public import Foundation

extension SettingsDocument {
    /// Reads what a person or a program gives: strictly, so that a slip is found and not stored.
    ///
    /// - Parameters:
    ///   - json: one JSON object in UTF-8, at most ``SettingsSchema/documentBytesMax`` bytes; `schema` may be left out.
    ///   - category: which settings it holds.
    /// - Throws: `InvalidSettings` with everything that is wrong and where (SET-10, T-29).
    public static func read(json: Data, category: Category) throws(InvalidSettings) -> SettingsDocument {
        guard let schema = SettingsSchema.of(category) else { throw .noDocument }
        try schema.checkSize(bytes: json.count)
        guard let text = String(validating: json, as: UTF8.self) else {
            throw InvalidSettings(
                SettingsIssue(
                    path: "", code: "settings_not_utf8", rule: "T-29", message: "The document isn't UTF-8.",
                    nextStep: "Save it in UTF-8."))
        }
        let (parsed, duplicates) = try SettingsParser.parse(text)
        try InvalidSettings.check(duplicates.map(SettingsIssue.duplicateField))
        return try SettingsDocument(strict: try schema.upgraded(parsed), schema)
    }
}

extension SettingsIssue {
    fileprivate static func duplicateField(_ path: SettingsPath) -> SettingsIssue {
        SettingsIssue(
            path: path.text, code: "settings_duplicate_field", rule: "T-29", message: "This field is given twice.",
            nextStep: "Remove one of the two.")
    }
}

extension InvalidSettings {
    /// Throws issues, if there are any.
    static func check(_ issues: [SettingsIssue]) throws(InvalidSettings) {
        if let first = issues.first { throw InvalidSettings(first, Array(issues.dropFirst())) }
    }
}
