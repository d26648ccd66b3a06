extension SettingsRule {
    static let ofMeetingTitles: [SettingsRule] = [
        .titles("`meetingType` is given with the action `assign`, and with no other.") { settings in
            settings.rules.enumerated().compactMap { index, rule in
                type(rule.meetingType, with: rule.action, "rules[\(index)].meetingType")
            }
                + [type(settings.defaultMeetingType, with: settings.defaultAction, "defaultMeetingType")].compactMap(
                    \.self)
        },
        .titles("No two rules compare the same pattern in the same way: the second could never decide.") { settings in
            var seen: Set<[String]> = []
            return settings.rules.enumerated().compactMap { index, rule in
                let pattern = rule.isCaseSensitive ? rule.pattern : SettingsText.folded(rule.pattern)
                let key = [rule.match.rawValue, "\(rule.isCaseSensitive)", pattern]
                guard !seen.insert(key).inserted else { return nil }
                return .duplicate(
                    "rules[\(index)].pattern", "A rule above compares this pattern in the same way.",
                    "Remove one of the two.")
            }
        },
        .titles("A glob holds more than `*`, and doesn't end in a backslash that escapes nothing.") { settings in
            settings.rules.enumerated().compactMap { index, rule in
                guard rule.match == .glob, let fault = fault(ofGlob: rule.pattern) else { return nil }
                return SettingsIssue(
                    path: "rules[\(index)].pattern", code: "settings_pattern_malformed", rule: "T-31",
                    message: fault.message, nextStep: fault.nextStep)
            }
        },
    ]

    private static func type(_ type: String?, with action: MeetingTitleAction, _ path: String) -> SettingsIssue? {
        switch (type, action) {
        case (nil, .assign): .conflict(path, "The action `assign` needs a meeting type.", "Give one.")
        case (_?, .process), (_?, .skip), (_?, .internal):
            .conflict(path, "The action `\(action.rawValue)` gives no meeting type.", "Remove it, or assign it.")
        default: nil
        }
    }

    private static func fault(ofGlob pattern: String) -> (message: String, nextStep: String)? {
        if pattern.allSatisfy({ $0 == "*" }) {
            return ("The pattern fits every title.", "Remove the rule and set `defaultAction`.")
        }
        let backslashes = pattern.reversed().prefix { $0 == "\\" }.count
        return backslashes.isMultiple(of: 2)
            ? nil : ("The pattern ends in a backslash that escapes nothing.", "Write two for a backslash as it is.")
    }

    private static func titles(
        _ text: String, _ issues: @escaping @Sendable (MeetingTitleSettings) -> [SettingsIssue]
    ) -> SettingsRule {
        SettingsRule(text: text) { value in
            guard case .meetingTitles(let settings) = value else { return [] }
            return issues(settings)
        }
    }
}
