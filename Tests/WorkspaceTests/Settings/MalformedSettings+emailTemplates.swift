import Workspace

extension MalformedSettings {
    private static let template: KeyValuePairs = [
        "id": "\"t1\"", "name": "\"After\"", "channel": "\"crmNote\"", "body": "\"Hello\"",
    ]

    private static func template(
        _ changes: KeyValuePairs<String, String?>, _ path: String, _ code: String
    ) -> MalformedSettings {
        templates("[\(object(template, changes))]", "[0]" + path, code)
    }

    private static func body(_ body: String, _ code: String) -> MalformedSettings {
        template(["body": text(body)], ".body", code)
    }

    private static func two(
        _ first: KeyValuePairs<String, String?>, _ second: KeyValuePairs<String, String?>, _ path: String,
        _ code: String
    ) -> MalformedSettings {
        templates("[\(object(template, first)),\(object(template, second))]", "[1]" + path, code)
    }

    private static func templates(_ json: String, _ path: String, _ code: String) -> MalformedSettings {
        MalformedSettings(
            category: .emailTemplates, json: "{\"templates\":\(json)}", path: "templates" + path, code: code)
    }

    static let emailTemplates: [MalformedSettings] = [
        template(["id": nil], ".id", "settings_missing_field"),
        template(["name": nil], ".name", "settings_missing_field"),
        template(["channel": nil], ".channel", "settings_missing_field"),
        template(["body": nil], ".body", "settings_missing_field"),
        template(["id": text("T1")], ".id", "settings_word_malformed"),
        template(["id": text("")], ".id", "settings_word_malformed"),
        template(["id": "7"], ".id", "settings_wrong_type"),
        template(["name": text("")], ".name", "settings_text_missing"),
        template(["name": text("a\\u2069")], ".name", "settings_unseen_character"),
        template(["name": long(121)], ".name", "settings_text_too_long"),
        template(["channel": text("sms")], ".channel", "settings_unknown_choice"),
        template(["channel": text("Email")], ".channel", "settings_unknown_choice"),
        template(["channel": "null"], ".channel", "settings_wrong_type"),
        template(["channel": text("email")], ".subject", "settings_conflict"),
        template(["subject": text("x")], ".subject", "settings_conflict"),
        template(["channel": text("slack"), "subject": text("x")], ".subject", "settings_conflict"),
        template(["channel": text("email"), "subject": text("")], ".subject", "settings_text_missing"),
        template(
            ["channel": text("email"), "subject": text("a\\r\\nBcc: b@c.d")], ".subject", "settings_unseen_character"),
        template(["channel": text("email"), "subject": text("{{x}}")], ".subject", "settings_placeholder_unknown"),
        template(["channel": text("email"), "subject": long(256)], ".subject", "settings_text_too_long"),
        template(["subject": "[]"], ".subject", "settings_wrong_type"),
        body("", "settings_text_missing"), body("\\n\\t ", "settings_text_missing"),
        body("{{contact.firstName", "settings_template_malformed"),
        body("contact.firstName}}", "settings_template_malformed"),
        body("{{contact.firstname}}", "settings_placeholder_unknown"),
        body("{{task.summary}}", "settings_placeholder_unknown"),
        body("{{ {{deal.name}} }}", "settings_template_malformed"), body("{{#each}}", "settings_placeholder_unknown"),
        body("{{deal.name | upper}}", "settings_placeholder_unknown"), body("{{\\n}}", "settings_template_malformed"),
        body("a\\u0000b", "settings_unseen_character"), body("a\\u001bb", "settings_unseen_character"),
        body("\\u202eabc", "settings_unseen_character"), body("a\\u000cb", "settings_unseen_character"),
        template(["body": long(20_001)], ".body", "settings_text_too_long"),
        template(["body": "null"], ".body", "settings_wrong_type"),
        template(["channel": text("slack"), "body": long(3_001)], ".body", "settings_text_too_long"),
        template(["isEnabled": "1"], ".isEnabled", "settings_wrong_type"),
        template(["isDefault": text("true")], ".isDefault", "settings_wrong_type"),
        template(["isDefault": "true", "isEnabled": "false"], ".isDefault", "settings_conflict"),
        template(["meetingTypes": "\"demo\""], ".meetingTypes", "settings_wrong_type"),
        template(["meetingTypes": "[\"a b\"]"], ".meetingTypes[0]", "settings_word_malformed"),
        template(["meetingTypes": "[\"a\",\"a\"]"], ".meetingTypes[1]", "settings_duplicate"),
        template(["html": text("x")], ".html", "settings_unknown_field"),
        two([:], ["name": text("Other")], "", "settings_duplicate"),
        two([:], ["id": text("t2")], ".name", "settings_duplicate"),
        two([:], ["id": text("t2"), "name": text("AFTER")], ".name", "settings_duplicate"),
        two(
            ["isDefault": "true"], ["id": text("t2"), "name": text("Other"), "isDefault": "true"], ".isDefault",
            "settings_conflict"),
        templates("{}", "", "settings_wrong_type"), templates("[null]", "[0]", "settings_wrong_type"),
        templates("[" + Array(repeating: "0", count: 201).joined(separator: ",") + "]", "", "settings_too_many"),
    ]
}
