import Workspace

extension MalformedSettings {
    private static let rule: KeyValuePairs = [
        "id": "\"r1\"", "match": "\"contains\"", "pattern": "\"demo\"", "action": "\"skip\"",
    ]

    private static func rule(
        _ changes: KeyValuePairs<String, String?>, _ path: String, _ code: String
    ) -> MalformedSettings {
        titles("{\"rules\":[\(object(rule, changes))]}", "rules[0]" + path, code)
    }

    private static func glob(_ pattern: String) -> MalformedSettings {
        rule(["match": text("glob"), "pattern": text(pattern)], ".pattern", "settings_pattern_malformed")
    }

    private static func titles(_ json: String, _ path: String, _ code: String) -> MalformedSettings {
        MalformedSettings(category: .meetingTitles, json: json, path: path, code: code)
    }

    private static func two(_ changes: KeyValuePairs<String, String?>, _ path: String) -> MalformedSettings {
        titles("{\"rules\":[\(object(rule)),\(object(rule, changes))]}", "rules[1]" + path, "settings_duplicate")
    }

    static let meetingTitles: [MalformedSettings] = [
        rule(["id": nil], ".id", "settings_missing_field"),
        rule(["match": nil], ".match", "settings_missing_field"),
        rule(["pattern": nil], ".pattern", "settings_missing_field"),
        rule(["action": nil], ".action", "settings_missing_field"),
        rule(["id": "1"], ".id", "settings_wrong_type"),
        rule(["id": text("")], ".id", "settings_word_malformed"),
        rule(["id": text("R1")], ".id", "settings_word_malformed"),
        rule(["id": text("r 1")], ".id", "settings_word_malformed"),
        rule(["id": text("r__1")], ".id", "settings_word_malformed"),
        rule(["id": long(65)], ".id", "settings_word_malformed"),
        rule(["match": text("regex")], ".match", "settings_unknown_choice"),
        rule(["match": text("")], ".match", "settings_unknown_choice"),
        rule(["match": "null"], ".match", "settings_wrong_type"),
        rule(["pattern": "null"], ".pattern", "settings_wrong_type"),
        rule(["pattern": text("")], ".pattern", "settings_text_missing"),
        rule(["pattern": text("   ")], ".pattern", "settings_text_missing"),
        rule(["pattern": text("a\\nb")], ".pattern", "settings_unseen_character"),
        rule(["pattern": text("\\u202e")], ".pattern", "settings_unseen_character"),
        rule(["pattern": long(257)], ".pattern", "settings_text_too_long"),
        rule(["pattern": "{}"], ".pattern", "settings_wrong_type"),
        glob("*"), glob("***"), glob("a\\\\"), glob("\\\\\\\\\\\\"),
        rule(["isCaseSensitive": text("no")], ".isCaseSensitive", "settings_wrong_type"),
        rule(["isCaseSensitive": "null"], ".isCaseSensitive", "settings_wrong_type"),
        rule(["action": text("delete")], ".action", "settings_unknown_choice"),
        rule(["action": "[\"skip\"]"], ".action", "settings_wrong_type"),
        rule(["action": text("assign")], ".meetingType", "settings_conflict"),
        rule(["meetingType": text("demo")], ".meetingType", "settings_conflict"),
        rule(["meetingType": text("Demo"), "action": text("assign")], ".meetingType", "settings_word_malformed"),
        rule(["meetingType": "5"], ".meetingType", "settings_wrong_type"),
        rule(["isEnabled": "\"\""], ".isEnabled", "settings_wrong_type"),
        rule(["note": long(501)], ".note", "settings_text_too_long"),
        rule(["note": text("a\\u0000")], ".note", "settings_unseen_character"),
        rule(["note": "null"], ".note", "settings_wrong_type"),
        rule(["Pattern": text("x")], ".Pattern", "settings_unknown_field"),
        rule(["regex": text("(a+)+$")], ".regex", "settings_unknown_field"),
        two([:], ""), two(["id": text("r2")], ".pattern"),
        two(["id": text("r2"), "pattern": text("DEMO")], ".pattern"),
        titles("{\"rules\":{}}", "rules", "settings_wrong_type"),
        titles("{\"rules\":[0]}", "rules[0]", "settings_wrong_type"),
        titles(
            "{\"rules\":[" + Array(repeating: "0", count: 201).joined(separator: ",") + "]}", "rules",
            "settings_too_many"),
        titles("{\"defaultAction\":\"none\"}", "defaultAction", "settings_unknown_choice"),
        titles("{\"defaultAction\":\"assign\"}", "defaultMeetingType", "settings_conflict"),
        titles("{\"defaultMeetingType\":\"demo\"}", "defaultMeetingType", "settings_conflict"),
        titles(
            "{\"defaultMeetingType\":\"\",\"defaultAction\":\"assign\"}", "defaultMeetingType",
            "settings_word_malformed"),
        titles("{\"titles\":[]}", "titles", "settings_unknown_field"),
    ]
}
