import Foundation

/// Texts that are no value of `meetingTitles`, with the code and the path that each has to be answered with.
enum MalformedSettings {
    static let titles: [(name: String, json: Data, code: String, field: String?)] =
        syntax.map { ($0.0, Data($0.1.utf8), "settings_malformed", $0.2) }
        + bytes.map { ($0.0, Data($0.1), "settings_not_utf8", nil) }
        + shapes.map { ($0.0, Data($0.1.utf8), $0.2, $0.3) }
        + rules.map { ($0.0, Data(rule($0.1).utf8), $0.2, $0.3) }

    private static let syntax: [(String, String, String?)] = [
        ("nothing", "", nil), ("a space", " ", nil), ("a word", "rules", nil), ("an open brace", "{", nil),
        ("an open list", "{\"rules\": [", "rules[0]"), ("a comma too many", "{\"rules\": [],}", nil),
        ("a comment", "{} // no", nil), ("two documents", "{}{}", nil), ("single quotes", "{'rules': []}", nil),
        ("a bare name", "{rules: []}", nil), ("NaN", "{\"rules\": NaN}", "rules"),
        ("a broken escape", "{\"rules\": \"\\x\"}", "rules"), ("YAML", "rules: []", nil), ("XML", "<rules/>", nil),
        ("a line end in a text", "{\"a\": \"b\nc\"}", "a"), ("a leading zero", "{\"schema\": 01}", "schema"),
    ]

    private static let bytes: [(String, [UInt8])] = [
        ("Latin-1", [0x7B, 0x22, 0xE4, 0x22, 0x3A, 0x31, 0x7D]), ("UTF-16", [0xFF, 0xFE, 0x7B, 0x00, 0x7D, 0x00]),
        ("a surrogate", [0x22, 0xED, 0xA0, 0x80, 0x22]), ("an overlong form", [0x22, 0xC0, 0xAF, 0x22]),
    ]

    private static let shapes: [(String, String, String, String?)] = [
        ("a list", "[]", "settings_wrong_type", nil), ("null", "null", "settings_wrong_type", nil),
        ("a text", "\"rules\"", "settings_wrong_type", nil), ("a number", "1", "settings_wrong_type", nil),
        ("rules as an object", "{\"rules\": {}}", "settings_wrong_type", "rules"),
        ("rules as a text", "{\"rules\": \"all\"}", "settings_wrong_type", "rules"),
        ("a rule as a text", "{\"rules\": [\"skip\"]}", "settings_wrong_type", "rules[0]"),
        ("an unknown field", "{\"rule\": []}", "settings_unknown_field", "rule"),
        ("a field in capitals", "{\"Rules\": []}", "settings_unknown_field", "Rules"),
        ("a field twice", "{\"rules\": [], \"rules\": []}", "settings_duplicate_field", "rules"),
        ("a schema of tomorrow", "{\"schema\": 99, \"rules\": []}", "settings_schema_unknown", "schema"),
        ("an unknown action", "{\"defaultAction\": \"explode\"}", "settings_unknown_choice", "defaultAction"),
        ("too deep", String(repeating: "[", count: 5_000), "settings_too_deep", "[0]"),
        ("too large", "{\"a\": \"" + String(repeating: "x", count: 300_000) + "\"}", "settings_too_large", nil),
    ]

    /// The members of one rule, those that a good rule has left out.
    private static let rules: [(String, String, String, String?)] = [
        (
            "no id", "\"match\": \"prefix\", \"pattern\": \"a\", \"action\": \"skip\"", "settings_missing_field",
            "rules[0].id"
        ),
        (
            "an id with a space", "\"id\": \"a b\", \"match\": \"prefix\", \"pattern\": \"a\", \"action\": \"skip\"",
            "settings_word_malformed", "rules[0].id"
        ),
        (
            "an empty pattern", "\"id\": \"a\", \"match\": \"prefix\", \"pattern\": \"\", \"action\": \"skip\"",
            "settings_text_missing", "rules[0].pattern"
        ),
        (
            "a long pattern",
            "\"id\": \"a\", \"match\": \"prefix\", \"pattern\": \"" + String(repeating: "x", count: 257)
                + "\", \"action\": \"skip\"", "settings_text_too_long", "rules[0].pattern"
        ),
        (
            "an unseen character",
            "\"id\": \"a\", \"match\": \"prefix\", \"pattern\": \"a\\u202eb\", \"action\": \"skip\"",
            "settings_unseen_character", "rules[0].pattern"
        ),
        (
            "an unknown match", "\"id\": \"a\", \"match\": \"regex\", \"pattern\": \"(a+)+$\", \"action\": \"skip\"",
            "settings_unknown_choice", "rules[0].match"
        ),
        (
            "a flag as a text",
            "\"id\": \"a\", \"match\": \"prefix\", \"pattern\": \"a\", \"action\": \"skip\", \"isEnabled\": \"yes\"",
            "settings_wrong_type", "rules[0].isEnabled"
        ),
        (
            "a number for a text", "\"id\": 7, \"match\": \"prefix\", \"pattern\": \"a\", \"action\": \"skip\"",
            "settings_wrong_type", "rules[0].id"
        ),
    ]

    private static func rule(_ members: String) -> String {
        "{\"rules\": [{\(members)}]}"
    }
}
