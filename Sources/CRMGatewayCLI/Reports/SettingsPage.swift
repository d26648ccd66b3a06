import Workspace

/// `docs/settings.md`, printed from the schemas.
struct SettingsPage: Report {
    private var schemas: [SettingsSchema] { Workspace.Category.allCases.compactMap(SettingsSchema.of) }

    var lines: [String] { Self.head + placeholders + schemas.flatMap(section) }

    var json: JSONValue {
        .list(
            schemas.map { schema in
                [
                    "category": .text(schema.category.rawValue), "version": .text("\(schema.version)"),
                    "fields": .list(
                        schema.rows.map { row in
                            [
                                "path": .text(row.path), "type": .text(row.type), "default": .text(row.standard),
                                "limit": .text(row.limit), "summary": .text(row.summary),
                            ]
                        }), "rules": .list(schema.ruleTexts.map { .text($0) }),
                ]
            })
    }

    private static let head = [
        "# Settings", "",
        "Printed by `crm-gateway docs settings`; a test fails while page and code differ. Each category but `crmKeys` is one JSON",
        "object. What a push does with it is said in [rules.md](rules.md); the codes of issues are in [errors.md](errors.md).",
        "",
        "- A document has at most \(SettingsSchema.documentBytesMax) bytes of UTF-8. Unknown fields, wrong types and names that stand",
        "  twice are refused (T-29); everything that is wrong is told at once, with its path, up to \(InvalidSettings.issuesMax) issues (SET-10).",
        "- What is left out has its default. `null` stands for *none* where the default is none, and nowhere else.",
        "- `schema` is the version of the fields; left out, it is the present one. Older documents are read and brought up to date.",
        "- Texts are stored in NFC. Characters that can't be seen are refused; emoji and joiners are not. Lengths count code points.",
        "- Lists are sets, sorted when stored, but where it says *in order*.",
        "- A glob in meeting titles: `*` is any characters, `?` is one, `\\` takes the next as it is. Titles are compared up to their",
        "  first \(TitlePattern.subjectLengthMax) characters, in time that doesn't depend on the pattern's shape (T-31).",
        "- Alternate and partnership domains are checked apart; one that stands in both is told by the readiness of a source (SET-11).",
        "", "## Placeholders", "",
        "Templates hold `{{name}}`; spaces within the braces are ignored. `\\{{` stands for two braces as they are.",
        "",
    ]

    private var placeholders: [String] {
        ["| templates | placeholders |", "| --- | --- |"]
            + SettingsSchema.placeholders.map { scope, names in
                "| \(scope) | " + names.map { "`\($0)`" }.joined(separator: ", ") + " |"
            }
    }

    private func section(_ schema: SettingsSchema) -> [String] {
        let table = ["| field | type | default | checked | decides |", "| --- | --- | --- | --- | --- |"]
        let rows = schema.rows.map { row in
            let standard =
                ["required", "none"].contains(row.standard) || row.standard.contains(" ")
                ? row.standard : "`\(row.standard)`"
            return
                "| `\(row.path)` | \(row.type) | \(standard) | \(row.limit.isEmpty ? "–" : row.limit) | \(row.summary) |"
        }
        return ["", "## \(schema.category.rawValue)", "", schema.abstract + " Version \(schema.version).", ""] + table
            + rows
            + list(schema.ruleTexts) + list(schema.upgradeTexts)
    }

    private func list(_ texts: [String]) -> [String] { texts.isEmpty ? [] : [""] + texts.map { "- \($0)" } }
}
