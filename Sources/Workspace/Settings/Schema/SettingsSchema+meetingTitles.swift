extension SettingsSchema {
    static let meetingTitles = SettingsSchema(
        .meetingTitles, summary: "What a meeting's title decides.",
        fields: [
            .list(
                "rules", of: .record(titleRule), countMax: 200, .asWritten(identity: ["id"]),
                "The rules, one per id; the first that fits decides."),
            .standard("defaultAction", titleAction, .text("process"), "What is done where none fits."),
            .optional("defaultMeetingType", .word, "The meeting's type where none fits; with `assign` alone."),
        ], rules: SettingsRule.ofMeetingTitles)

    private static let titleAction = SettingsFieldKind.choice(MeetingTitleAction.allCases.map(\.rawValue))

    private static let titleRule: [SettingsField] = [
        .required("id", .word, "A word that names the rule and never changes."),
        .required("match", .choice(MeetingTitleMatch.allCases.map(\.rawValue)), "How the pattern is compared."),
        .required("pattern", .pattern, "What is looked for; in a glob `*` stands for any characters and `?` for one."),
        .standard("isCaseSensitive", .flag, .flag(false), "Whether capital letters count."),
        .required("action", titleAction, "What is done."),
        .optional("meetingType", .word, "The type that is given to the meeting; with `assign` alone."),
        .standard("isEnabled", .flag, .flag(true), "Whether the rule is in force."),
        .text("note", .line(lengthMax: 500, mayBeEmpty: true), "Why there is this rule."),
    ]
}
