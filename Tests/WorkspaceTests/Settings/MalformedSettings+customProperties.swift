import Workspace

extension MalformedSettings {
    private static let good: KeyValuePairs = [
        "crm": "\"north\"", "object": "\"deal\"", "name": "\"amount\"", "label": "\"Amount\"", "type": "\"text\"",
    ]

    private static func property(
        _ changes: KeyValuePairs<String, String?>, _ path: String, _ code: String
    ) -> MalformedSettings {
        MalformedSettings(
            category: .customProperties, json: "{\"properties\":[\(object(good, changes))]}",
            path: "properties[0]" + path, code: code)
    }

    private static func properties(_ json: String, _ path: String, _ code: String) -> MalformedSettings {
        MalformedSettings(category: .customProperties, json: json, path: path, code: code)
    }

    static let customProperties: [MalformedSettings] = [
        property(["crm": nil], ".crm", "settings_missing_field"),
        property(["object": nil], ".object", "settings_missing_field"),
        property(["name": nil], ".name", "settings_missing_field"),
        property(["label": nil], ".label", "settings_missing_field"),
        property(["type": nil], ".type", "settings_missing_field"),
        property(["crm": "5"], ".crm", "settings_wrong_type"),
        property(["crm": "null"], ".crm", "settings_wrong_type"),
        property(["crm": text("")], ".crm", "settings_word_malformed"),
        property(["crm": text("North")], ".crm", "settings_word_malformed"),
        property(["crm": text("north west")], ".crm", "settings_word_malformed"),
        property(["crm": text("north--west")], ".crm", "settings_word_malformed"),
        property(["crm": text("-north")], ".crm", "settings_word_malformed"),
        property(["crm": text("north_")], ".crm", "settings_word_malformed"),
        property(["crm": text("9north")], ".crm", "settings_word_malformed"),
        property(["crm": text("nörth")], ".crm", "settings_word_malformed"),
        property(["crm": long(65)], ".crm", "settings_word_malformed"),
        property(["object": text("lead")], ".object", "settings_unknown_choice"),
        property(["object": text("Deal")], ".object", "settings_unknown_choice"),
        property(["object": "[]"], ".object", "settings_wrong_type"),
        property(["name": text("")], ".name", "settings_text_missing"),
        property(["name": text(" ")], ".name", "settings_text_missing"),
        property(["name": text("a ")], ".name", "settings_identifier_malformed"),
        property(["name": text("\u{A0}a")], ".name", "settings_identifier_malformed"),
        property(["name": text("a\\u0000")], ".name", "settings_unseen_character"),
        property(["name": text("a\\n")], ".name", "settings_unseen_character"),
        property(["name": long(256)], ".name", "settings_text_too_long"),
        property(["label": text("")], ".label", "settings_text_missing"),
        property(["label": text("\\u200d")], ".label", "settings_text_missing"),
        property(["label": text("a\\tb")], ".label", "settings_unseen_character"),
        property(["label": text("\\u202eabc")], ".label", "settings_unseen_character"),
        property(["label": text("a\\u200bb")], ".label", "settings_unseen_character"),
        property(["label": text("a\\ufeffb")], ".label", "settings_unseen_character"),
        property(["label": text("a\\u2028b")], ".label", "settings_unseen_character"),
        property(["label": text("a\\ue000b")], ".label", "settings_unseen_character"),
        property(["label": long(256)], ".label", "settings_text_too_long"),
        property(["label": long(100_000)], ".label", "settings_text_too_long"),
        property(["label": "{}"], ".label", "settings_wrong_type"),
        property(["type": text("string")], ".type", "settings_unknown_choice"),
        property(["permission": text("admin")], ".permission", "settings_unknown_choice"),
        property(["permission": "null"], ".permission", "settings_wrong_type"),
        property(["isRequired": "1"], ".isRequired", "settings_wrong_type"),
        property(["isRequired": text("true")], ".isRequired", "settings_wrong_type"),
        property(["instruction": long(2_001)], ".instruction", "settings_text_too_long"),
        property(["instruction": text("a\\u0007")], ".instruction", "settings_unseen_character"),
        property(["options": text("a")], ".options", "settings_wrong_type"),
        property(["options": "[1]"], ".options[0]", "settings_wrong_type"),
        property(["options": "[\"a\",\"a\"]", "type": text("choice")], ".options[1]", "settings_duplicate"),
        property(["options": "[\"a\"]"], ".options", "settings_conflict"),
        property(["isOwner": "true"], ".isOwner", "settings_conflict"),
        property(["crmUser": text("u1")], ".crmUser", "settings_conflict"),
        property(["crmUser": "7"], ".crmUser", "settings_wrong_type"),
        property(["isRequired": "true", "permission": text("read")], ".isRequired", "settings_conflict"),
        property(["Label": text("x")], ".Label", "settings_unknown_field"),
        property(["a b": "1"], "[\"a b\"]", "settings_unknown_field"),
        property(["\\u202e": "1"], "[\"\u{FFFD}\"]", "settings_unknown_field"),
        properties("{\"properties\":{}}", "properties", "settings_wrong_type"),
        properties("{\"properties\":null}", "properties", "settings_wrong_type"),
        properties("{\"properties\":[null]}", "properties[0]", "settings_wrong_type"),
        properties("{\"properties\":[[]]}", "properties[0]", "settings_wrong_type"),
        properties("{\"property\":[]}", "property", "settings_unknown_field"),
        properties(
            "{\"properties\":[\(object(good)),\(object(good, ["label": text("Other")]))]}", "properties[1]",
            "settings_duplicate"),
        properties(
            "{\"properties\":[" + Array(repeating: "{}", count: 1_001).joined(separator: ",") + "]}", "properties",
            "settings_too_many"),
        properties("{\"properties\":[{\"crm\":\"a\",\"crm\":\"b\"}]}", "properties[0].crm", "settings_duplicate_field"),
    ]
}
