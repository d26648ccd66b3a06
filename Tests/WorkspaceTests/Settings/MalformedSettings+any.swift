import Workspace

extension MalformedSettings {
    /// What is refused whatever the category.
    static func any(_ category: Workspace.Category) -> [MalformedSettings] {
        let version = SettingsSchema.of(category)?.version ?? 0
        let malformed = [
            "", " ", "{", "}", "{]", "[1,2", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{'a':1}", "{a:1}", "{} {}", "{}x",
            "nul", "tru", "NaN", "-", "01", "1.", ".5", "1e", "\"", "\"a", "\"\\x\"", "\"\\u12\"", "\"\\uD800\"",
            "\"\\uD800\\u0041\"", "\"\\uDC00\"", "\"a\nb\"", "\"a\u{0}b\"", "/* */ {}", "// {}\n", "[1 2]",
            "{\"a\":1 \"b\":2}",
            "[,]", "{,}", "\u{FEFF}", "{\"a\":+1}", "{\"a\":0x1}", "{\"a\":undefined}", "['a']",
        ]
        let wrongTypes = ["null", "true", "1", "1.5", "\"x\"", "[]", "[{}]"]
        let deep = String(repeating: "[", count: 17) + String(repeating: "]", count: 17)
        let versions = ["0", "-1", "\(version + 1)", "1.5", "\"1\"", "null", "true", "[]", "99999999999999999999"]
        return malformed.map { MalformedSettings(category: category, json: $0, path: "*", code: "settings_malformed") }
            + wrongTypes.map { MalformedSettings(category: category, json: $0, path: "", code: "settings_wrong_type") }
            + versions.map {
                MalformedSettings(
                    category: category, json: "{\"schema\":\($0)}", path: "schema", code: "settings_schema_unknown")
            } + [
                MalformedSettings(category: category, json: deep, path: "[0]", code: "settings_too_deep"),
                MalformedSettings(
                    category: category, json: "{\"x\":1,\"x\":2}", path: "x", code: "settings_duplicate_field"),
                MalformedSettings(
                    category: category, json: String(repeating: " ", count: 262_145), path: "",
                    code: "settings_too_large"),
            ]
    }
}
