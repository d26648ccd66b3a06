/// One field of a category, as the documentation tells of it.
public struct SettingsFieldRow: Hashable, Sendable {
    /// Where it stands: `pipelines[].stages[].id`.
    public let path: String
    /// What it holds: `text, one line`.
    public let type: String
    /// What it is when left out: JSON, `required` or `none`.
    public let standard: String
    /// What is checked: `1 to 255 characters`; empty where the type says all.
    public let limit: String
    /// What it decides.
    public let summary: String
}

extension SettingsSchema {
    /// What the category is about, in a sentence.
    public var abstract: String { summary }

    /// Each field, in the order in which documents are checked; fields within others follow them.
    public var rows: [SettingsFieldRow] { Self.rows(fields, within: "") }

    /// What must hold between fields, a sentence each.
    public var ruleTexts: [String] { rules.map(\.text) }

    /// What changed from version to version, a sentence each.
    public var upgradeTexts: [String] { upgrades.map(\.text) }

    /// How many validated rules there are: fields with a limit, and rules between fields.
    var validationCount: Int { rows.count { !$0.limit.isEmpty } + rules.count }

    private static func rows(_ fields: [SettingsField], within path: String) -> [SettingsFieldRow] {
        fields.flatMap { field in
            let own = path + field.name
            let row = SettingsFieldRow(
                path: own, type: field.kind.words, standard: field.standardText, limit: field.kind.limit,
                summary: field.summary)
            return [row] + rows(field.kind.nested, within: own + field.kind.nestedMark)
        }
    }
}

extension SettingsField {
    fileprivate var standardText: String {
        switch presence {
        case .required: return "required"
        case .optional: return "none"
        case .standard(let value):
            if case .place = kind { return "its place in the list" }
            if case .record = kind { return "its fields' defaults" }
            return value.canonicalText
        }
    }
}
