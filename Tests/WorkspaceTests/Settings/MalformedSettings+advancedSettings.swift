import Workspace

extension MalformedSettings {
    private static func notice(_ json: String, _ path: String, _ code: String) -> MalformedSettings {
        advanced("{\"contextNotifications\":{\(json)}}", "contextNotifications." + path, code)
    }

    private static func quiet(_ start: String, _ end: String, _ path: String, _ code: String) -> MalformedSettings {
        notice("\"quietHours\":{\"start\":\(start),\"end\":\(end)}", "quietHours." + path, code)
    }

    private static func crm(_ json: String, _ path: String, _ code: String) -> MalformedSettings {
        advanced("{\"crm\":{\(json)}}", "crm." + path, code)
    }

    private static func advanced(_ json: String, _ path: String, _ code: String) -> MalformedSettings {
        MalformedSettings(category: .advancedSettings, json: json, path: path, code: code)
    }

    private static let times = [
        "\"24:00\"", "\"7:30\"", "\"07:60\"", "\"07.30\"", "\"\"", "\"07:30:00\"", "\"٠٧:٣٠\"", "\"a\"",
    ]

    static let advancedSettings: [MalformedSettings] =
        times.map { quiet($0, "\"07:30\"", "start", "settings_time_malformed") } + [
            quiet("\"18:00\"", "\"18:00\"", "end", "settings_conflict"),
            quiet("1800", "\"07:30\"", "start", "settings_wrong_type"),
            notice("\"quietHours\":{\"start\":\"18:00\"}", "quietHours.end", "settings_missing_field"),
            notice("\"quietHours\":[]", "quietHours", "settings_wrong_type"),
            notice(
                "\"quietHours\":{\"start\":\"18:00\",\"end\":\"07:00\",\"zone\":1}", "quietHours.zone",
                "settings_unknown_field"),
            advanced("{\"contextNotifications\":null}", "contextNotifications", "settings_wrong_type"),
            advanced("{\"contextNotifications\":[]}", "contextNotifications", "settings_wrong_type"),
            notice("\"isEnabled\":\"true\"", "isEnabled", "settings_wrong_type"),
            notice("\"enabled\":true", "enabled", "settings_unknown_field"),
            notice("\"channels\":\"email\"", "channels", "settings_wrong_type"),
            notice("\"channels\":[\"sms\"]", "channels[0]", "settings_unknown_choice"),
            notice("\"channels\":[\"email\",\"email\"]", "channels[1]", "settings_duplicate"),
            notice("\"channels\":[\"email\",\"slack\",\"workspace\",\"email\"]", "channels", "settings_too_many"),
            notice("\"channels\":[]", "channels", "settings_conflict"),
            notice("\"minutesBefore\":0", "minutesBefore", "settings_out_of_range"),
            notice("\"minutesBefore\":1441", "minutesBefore", "settings_out_of_range"),
            notice("\"minutesBefore\":\"15\"", "minutesBefore", "settings_wrong_type"),
            notice("\"minutesBefore\":15.5", "minutesBefore", "settings_wrong_type"),
            notice("\"includesInternalMeetings\":0", "includesInternalMeetings", "settings_wrong_type"),
            notice("\"includesOpenDeals\":null", "includesOpenDeals", "settings_wrong_type"),
            notice("\"includesPastNotes\":{}", "includesPastNotes", "settings_wrong_type"),
            advanced("{\"digest\":\"monthly\"}", "digest", "settings_unknown_choice"),
            advanced("{\"digest\":true}", "digest", "settings_wrong_type"),
            advanced("{\"digest\":\"daily\"}", "digestHour", "settings_conflict"),
            advanced("{\"digestHour\":7}", "digestHour", "settings_conflict"),
            advanced("{\"digest\":\"daily\",\"digestHour\":24}", "digestHour", "settings_out_of_range"),
            advanced("{\"digest\":\"daily\",\"digestHour\":-1}", "digestHour", "settings_out_of_range"),
            advanced("{\"digest\":\"daily\",\"digestHour\":\"7\"}", "digestHour", "settings_wrong_type"),
            advanced("{\"crm\":[]}", "crm", "settings_wrong_type"),
            advanced("{\"crm\":\"x\"}", "crm", "settings_wrong_type"),
            crm("\"createsMissingContacts\":1", "createsMissingContacts", "settings_wrong_type"),
            crm("\"createsMissingCompanies\":true", "createsMissingCompanies", "settings_conflict"),
            crm("\"overwrite\":\"always\"", "overwrite", "settings_unknown_choice"),
            crm("\"overwrite\":null", "overwrite", "settings_wrong_type"),
            crm("\"stageChanges\":\"yes\"", "stageChanges", "settings_unknown_choice"),
            crm("\"filesNotes\":\"x\"", "filesNotes", "settings_wrong_type"),
            crm("\"noteFormat\":\"html\"", "noteFormat", "settings_unknown_choice"),
            crm("\"noteLengthMax\":499", "noteLengthMax", "settings_out_of_range"),
            crm("\"noteLengthMax\":60001", "noteLengthMax", "settings_out_of_range"),
            crm("\"noteLengthMax\":null", "noteLengthMax", "settings_wrong_type"),
            crm("\"logsMeetings\":2", "logsMeetings", "settings_wrong_type"),
            crm("\"logsCalls\":[]", "logsCalls", "settings_wrong_type"),
            crm("\"logsEmails\":\"\"", "logsEmails", "settings_wrong_type"),
            crm("\"skipsClosedDeals\":null", "skipsClosedDeals", "settings_wrong_type"),
            crm("\"logCalls\":true", "logCalls", "settings_unknown_field"),
            advanced("{\"toggles\":{}}", "toggles", "settings_unknown_field"),
        ]
}
