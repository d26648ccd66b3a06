import Workspace

extension MalformedSettings {
    private static func task(_ members: KeyValuePairs<String, String?>, _ path: String, _ code: String)
        -> MalformedSettings
    {
        MalformedSettings(category: .taskSettings, json: object([:], members), path: path, code: code)
    }

    private static func title(_ template: String, _ code: String) -> MalformedSettings {
        task(["titleTemplate": text(template)], "titleTemplate", code)
    }

    private static func type(_ field: String, _ json: String) -> MalformedSettings {
        task([field: json], field, "settings_wrong_type")
    }

    static let taskSettings: [MalformedSettings] = [
        type("isEnabled", "1"), type("isEnabled", "null"), type("isEnabled", text("yes")), type("isEnabled", "[]"),
        type("needsReview", "0"), type("countsBusinessDays", text("")), type("includesInternalMeetings", "{}"),
        type("dueDays", "2.5"), type("dueDays", text("3")), type("dueDays", "null"), type("dueDays", "1e400"),
        task(["dueDays": "-1"], "dueDays", "settings_out_of_range"),
        task(["dueDays": "366"], "dueDays", "settings_out_of_range"),
        type("perMeetingMax", "true"),
        task(["perMeetingMax": "0"], "perMeetingMax", "settings_out_of_range"),
        task(["perMeetingMax": "51"], "perMeetingMax", "settings_out_of_range"),
        type("assignee", "null"), task(["assignee": text("me")], "assignee", "settings_unknown_choice"),
        task(["assignee": text("named")], "assigneeUser", "settings_conflict"),
        task(["assigneeUser": text("u1")], "assigneeUser", "settings_conflict"),
        task(["assignee": text("named"), "assigneeUser": text("")], "assigneeUser", "settings_text_missing"),
        task(["assignee": text("named"), "assigneeUser": text("u ")], "assigneeUser", "settings_identifier_malformed"),
        type("assigneeUser", "5"), type("priority", "1"),
        task(["priority": text("urgent")], "priority", "settings_unknown_choice"),
        task(["priority": text("low"), "dueDays": "0"], "dueDays", "settings_conflict"),
        type("meetingTypes", text("demo")),
        task(["meetingTypes": "[\"Demo\"]"], "meetingTypes[0]", "settings_word_malformed"),
        task(["meetingTypes": "[\"demo\",\"demo\"]"], "meetingTypes[1]", "settings_duplicate"),
        task(["meetingTypes": "[{}]"], "meetingTypes[0]", "settings_wrong_type"),
        type("titleTemplate", "null"),
        title("", "settings_text_missing"), title("a\\nb", "settings_unseen_character"),
        title(String(repeating: "x", count: 256), "settings_text_too_long"),
        title("{{", "settings_template_malformed"), title("{{task.summary}", "settings_template_malformed"),
        title("a }} b", "settings_template_malformed"), title("{{}}", "settings_placeholder_unknown"),
        title("{{ task }}", "settings_placeholder_unknown"), title("{{sender.email}}", "settings_placeholder_unknown"),
        title("{{{{task.due}}}}", "settings_template_malformed"),
        title("{{Task.Summary}}", "settings_placeholder_unknown"),
        title("{{task.summary\\u200b}}", "settings_unseen_character"),
        task(["bodyTemplate": long(5_001)], "bodyTemplate", "settings_text_too_long"),
        task(["bodyTemplate": text("{{task.\\nsummary}}")], "bodyTemplate", "settings_template_malformed"),
        task(["bodyTemplate": text("{{meeting.summary}}")], "bodyTemplate", "settings_placeholder_unknown"),
        type("reminderDaysBefore", "{}"), type("reminderDaysBefore", "2"),
        task(["reminderDaysBefore": "[31]"], "reminderDaysBefore[0]", "settings_out_of_range"),
        task(["reminderDaysBefore": "[-1]"], "reminderDaysBefore[0]", "settings_out_of_range"),
        task(["reminderDaysBefore": "[1,1]"], "reminderDaysBefore[1]", "settings_duplicate"),
        task(["reminderDaysBefore": "[1,2,4]"], "reminderDaysBefore[2]", "settings_conflict"),
        task(["reminderDaysBefore": "[0,1,2,3,4,5]"], "reminderDaysBefore", "settings_too_many"),
        task(["enabled": "true"], "enabled", "settings_unknown_field"),
    ]
}
