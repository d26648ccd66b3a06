extension SettingsSchema {
    static let taskSettings = SettingsSchema(
        .taskSettings, summary: "Whether tasks are made from meetings, and how.",
        fields: [
            .standard("isEnabled", .flag, .flag(false), "Whether tasks are made at all."),
            .standard("needsReview", .flag, .flag(true), "Whether a person approves each task first."),
            .standard("dueDays", .number(0...365), .number(3), "Days until a task is due."),
            .standard("countsBusinessDays", .flag, .flag(true), "Whether those days leave out Saturdays and Sundays."),
            .standard(
                "assignee", .choice(TaskAssignee.allCases.map(\.rawValue)), .text("recordOwner"),
                "Who is given the task."),
            .optional("assigneeUser", .identifier, "The CRM user; with the assignee `named` alone."),
            .standard("priority", .choice(TaskPriority.allCases.map(\.rawValue)), .text("normal"), "How urgent it is."),
            .standard("perMeetingMax", .number(1...50), .number(5), "The most tasks of one meeting."),
            .list(
                "meetingTypes", of: .word, countMax: 50, .sorted(),
                "The types of meetings that make tasks; empty means all."),
            .standard("includesInternalMeetings", .flag, .flag(false), "Whether internal meetings make tasks too."),
            .standard(
                "titleTemplate", .template(lengthMax: 255, .task, isBody: false), .text("{{task.summary}}"),
                "How titles are made."),
            .text(
                "bodyTemplate", .template(lengthMax: 5_000, .task, isBody: true, mayBeEmpty: true),
                "How descriptions are made."),
            .list(
                "reminderDaysBefore", of: .number(0...30), countMax: 5, .sorted(),
                "How many days before a task is due it is remembered; each once."),
        ], rules: SettingsRule.ofTaskSettings, upgrades: [.taskRemindersAsList])
}
