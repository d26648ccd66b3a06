extension SettingsRule {
    static let ofAdvancedSettings: [SettingsRule] = [
        .advanced("Notifications that are enabled have at least one channel.") { settings in
            guard settings.contextNotifications.isEnabled, settings.contextNotifications.channels.isEmpty else {
                return nil
            }
            return .conflict(
                "contextNotifications.channels", "Nobody would see the notifications.",
                "Name a channel, or set `isEnabled` to false.")
        },
        .advanced("Quiet hours don't begin and end at the same time.") { settings in
            guard let hours = settings.contextNotifications.quietHours, hours.start == hours.end else { return nil }
            return .conflict(
                "contextNotifications.quietHours.end", "It isn't clear whether that is no time or a whole day.",
                "Give another end, or set `isEnabled` to false.")
        },
        .advanced("`digestHour` is given with a digest, and never without one.") { settings in
            switch (settings.digest, settings.digestHour) {
            case (.off, _?): .conflict("digestHour", "No digest is sent.", "Remove it, or set `digest`.")
            case (.daily, nil), (.weekly, nil): .conflict("digestHour", "A digest needs an hour.", "Give one, 0 to 23.")
            default: nil
            }
        },
        .advanced("`createsMissingCompanies` needs `createsMissingContacts`.") { settings in
            guard settings.crm.createsMissingCompanies, !settings.crm.createsMissingContacts else { return nil }
            return .conflict(
                "crm.createsMissingCompanies", "Companies are made for contacts that are made.",
                "Set `createsMissingContacts` to true as well.")
        },
    ]

    private static func advanced(
        _ text: String, _ issue: @escaping @Sendable (AdvancedSettings) -> SettingsIssue?
    ) -> SettingsRule {
        SettingsRule(text: text) { value in
            guard case .advancedSettings(let settings) = value else { return [] }
            return [issue(settings)].compactMap(\.self)
        }
    }
}
