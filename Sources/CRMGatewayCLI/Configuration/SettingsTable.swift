/// The table of settings in `docs/configuration.md`, printed from the declarations.
struct SettingsTable: Report {
    /// Markdown, one row a setting.
    var lines: [String] {
        let head = ["| File | Flag | Environment | Kind | Default | Decides |", "|---|---|---|---|---|---|"]
        return head
            + Setting.all.map { setting in
                let cells = [
                    "`\(setting.key)`", setting.flag.map { "`\($0)`" } ?? "–", "`\(setting.environmentName)`",
                    setting.kind.rawValue, setting.standard, setting.summary,
                ]
                return "| " + cells.joined(separator: " | ") + " |"
            }
    }

    var json: JSONValue {
        .list(
            Setting.all.map { setting in
                [
                    "key": .text(setting.key), "flag": .optional(setting.flag),
                    "environment": .text(setting.environmentName), "kind": .text(setting.kind.rawValue),
                    "default": .text(setting.standard), "summary": .text(setting.summary),
                ]
            })
    }
}
