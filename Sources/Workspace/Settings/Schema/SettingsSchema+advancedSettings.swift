extension SettingsSchema {
    static let advancedSettings = SettingsSchema(
        .advancedSettings, summary: "Context notifications and related switches, CRM behaviour.",
        fields: [
            .standard(
                "contextNotifications", .record(notifications), standardRecord(notifications),
                "What a user is told before a meeting."),
            .standard(
                "digest", .choice(DigestFrequency.allCases.map(\.rawValue)), .text("off"),
                "How often a summary is sent."),
            .optional(
                "digestHour", .number(0...23), "The hour of the user's clock at which it is sent; with a digest alone."),
            .standard("crm", .record(behaviour), standardRecord(behaviour), "How the workspace acts in a CRM."),
        ], rules: SettingsRule.ofAdvancedSettings)

    private static let notifications: [SettingsField] = [
        .standard("isEnabled", .flag, .flag(true), "Whether there are any."),
        .standard(
            "channels",
            .list(.choice(NotificationChannel.allCases.map(\.rawValue)), countMax: 3, .sorted()),
            .list([.text("workspace")]), "Where they are shown."),
        .standard("minutesBefore", .number(1...1_440), .number(15), "Minutes before the meeting."),
        .standard("includesInternalMeetings", .flag, .flag(false), "Whether internal meetings have them too."),
        .standard("includesOpenDeals", .flag, .flag(true), "Whether open deals are listed."),
        .standard("includesPastNotes", .flag, .flag(true), "Whether earlier notes are summed up."),
        .optional("quietHours", .record(quietHours), "When there are none, by the user's clock."),
    ]

    private static let quietHours: [SettingsField] = [
        .required("start", .timeOfDay, "The beginning."),
        .required("end", .timeOfDay, "The end; it may lie on the next day."),
    ]

    private static let behaviour: [SettingsField] = [
        .standard("createsMissingContacts", .flag, .flag(false), "Whether unknown attendees become contacts."),
        .standard(
            "createsMissingCompanies", .flag, .flag(false), "Whether the companies of such contacts are made too."),
        .standard(
            "overwrite", .choice(OverwritePolicy.allCases.map(\.rawValue)), .text("fillEmpty"),
            "What happens to values that are there already."),
        .standard(
            "stageChanges", .choice(StageChangePolicy.allCases.map(\.rawValue)), .text("suggest"),
            "What happens when a deal has moved on."),
        .standard("filesNotes", .flag, .flag(true), "Whether notes are filed."),
        .standard("noteFormat", .choice(NoteFormat.allCases.map(\.rawValue)), .text("rich"), "How notes are laid out."),
        .standard("noteLengthMax", .number(500...60_000), .number(10_000), "Characters after which a note is cut."),
        .standard("logsMeetings", .flag, .flag(true), "Whether meetings are logged as activities."),
        .standard("logsCalls", .flag, .flag(false), "Whether calls are."),
        .standard("logsEmails", .flag, .flag(false), "Whether emails sent from drafts are."),
        .standard("skipsClosedDeals", .flag, .flag(true), "Whether deals that are won or lost are left alone."),
    ]

    /// The object that has each field's default.
    private static func standardRecord(_ fields: [SettingsField]) -> SettingsJSON {
        var members: [String: SettingsJSON] = [:]
        for field in fields {
            if case .standard(let value) = field.presence { members[field.name] = value }
        }
        return .record(members)
    }
}
