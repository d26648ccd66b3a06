extension SettingsSchema {
    static let emailTemplates = SettingsSchema(
        .emailTemplates, summary: "Templates of email, Slack and CRM notes.",
        fields: [
            .list(
                "templates", of: .record(template), countMax: 200, .sorted(by: ["id"]),
                "The templates; one per id.")
        ], rules: SettingsRule.ofEmailTemplates)

    private static let template: [SettingsField] = [
        .required("id", .word, "A word that names the template and never changes."),
        .required("name", .line(lengthMax: 120), "The name for people."),
        .required("channel", .choice(TemplateChannel.allCases.map(\.rawValue)), "Where the text goes."),
        .optional("subject", .template(lengthMax: 255, .message, isBody: false), "The subject; of email alone."),
        .required("body", .template(lengthMax: 20_000, .message, isBody: true), "The text."),
        .standard("isEnabled", .flag, .flag(true), "Whether it is offered."),
        .standard("isDefault", .flag, .flag(false), "Whether it is taken unless a person chooses."),
        .list(
            "meetingTypes", of: .word, countMax: 50, .sorted(), "The types of meetings that it is for; empty means all."
        ),
    ]
}
