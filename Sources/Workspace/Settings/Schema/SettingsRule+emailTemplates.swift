extension SettingsRule {
    /// The most of a Slack message's body, in characters: what one block of text takes
    /// (https://docs.slack.dev/reference/block-kit/blocks/section-block).
    static let slackBodyLengthMax = 3_000

    static let ofEmailTemplates: [SettingsRule] = [
        .templates("`subject` is given for `email`, and for no other channel.") { templates in
            templates.enumerated().compactMap { index, template in
                switch (template.channel, template.subject) {
                case (.email, nil):
                    .conflict("templates[\(index)].subject", "A template of email needs a subject.", "Give one.")
                case (.slack, _?), (.crmNote, _?):
                    .conflict("templates[\(index)].subject", "Only emails have a subject.", "Remove it.")
                default: nil
                }
            }
        },
        .templates("Names are unique within a channel, whatever the capital letters.") { templates in
            var seen: Set<[String]> = []
            return templates.enumerated().compactMap { index, template in
                guard !seen.insert([template.channel.rawValue, SettingsText.folded(template.name)]).inserted else {
                    return nil
                }
                return .duplicate(
                    "templates[\(index)].name", "Another template of this channel has that name.", "Change one.")
            }
        },
        .templates("At most one template of a channel has `isDefault`, and it is enabled.") { templates in
            var seen: Set<TemplateChannel> = []
            return templates.enumerated().compactMap { index, template in
                guard template.isDefault else { return nil }
                let path = "templates[\(index)].isDefault"
                guard template.isEnabled else {
                    return .conflict(
                        path, "A template that is switched off can't be the default.", "Enable it, or choose another.")
                }
                guard !seen.insert(template.channel).inserted else { return nil }
                return .conflict(
                    path, "Another template of this channel is the default already.", "Leave it true on one.")
            }
        },
        .templates("A Slack body has at most 3,000 characters.") { templates in
            templates.enumerated().compactMap { index, template in
                guard template.channel == .slack, template.body.unicodeScalars.count > slackBodyLengthMax else {
                    return nil
                }
                return SettingsIssue(
                    path: "templates[\(index)].body", code: "settings_text_too_long",
                    message: "The text of a Slack message has more than \(slackBodyLengthMax) characters.",
                    nextStep: "Shorten it.")
            }
        },
    ]

    private static func templates(
        _ text: String, _ issues: @escaping @Sendable ([MessageTemplate]) -> [SettingsIssue]
    ) -> SettingsRule {
        SettingsRule(text: text) { value in
            guard case .emailTemplates(let settings) = value else { return [] }
            return issues(settings.templates)
        }
    }
}
