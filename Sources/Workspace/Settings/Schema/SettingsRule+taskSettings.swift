extension SettingsRule {
    static let ofTaskSettings: [SettingsRule] = [
        .tasks("`assigneeUser` is given with the assignee `named`, and with no other.") { settings in
            switch (settings.assignee, settings.assigneeUser) {
            case (.named, nil):
                [.conflict("assigneeUser", "The assignee `named` needs a CRM user.", "Give the id of one.")]
            case (.recordOwner, _?), (.meetingHost, _?), (.speaker, _?):
                [
                    .conflict(
                        "assigneeUser", "This assignee is found in the meeting.",
                        "Remove it, or set `assignee` to named.")
                ]
            default: []
            }
        },
        .tasks("A reminder comes no earlier than the task: `reminderDaysBefore` are at most `dueDays`.") { settings in
            settings.reminderDaysBefore.enumerated().compactMap { index, days in
                guard days > settings.dueDays else { return nil }
                return .conflict(
                    "reminderDaysBefore[\(index)]", "The task is made \(settings.dueDays) days before it is due.",
                    "Give fewer days, or raise `dueDays`.")
            }
        },
        .tasks("`dueDays` is at least 1 where the priority is `low`.") { settings in
            guard settings.priority == .low, settings.dueDays == 0 else { return [] }
            return [
                .conflict("dueDays", "A task of low priority can't be due at once.", "Give a day, or raise `priority`.")
            ]
        },
    ]

    private static func tasks(
        _ text: String, _ issues: @escaping @Sendable (TaskSettings) -> [SettingsIssue]
    ) -> SettingsRule {
        SettingsRule(text: text) { value in
            guard case .taskSettings(let settings) = value else { return [] }
            return issues(settings)
        }
    }
}
