import Workspace

/// Values that pass every rule.
enum DoctorSamples {
    static func titles(_ pattern: String) -> SettingsValue {
        .meetingTitles(
            MeetingTitleSettings(rules: [
                MeetingTitleRule(id: "first", match: .prefix, pattern: pattern, action: .skip)
            ]))
    }

    static func templates(_ name: String, isEnabled: Bool = true) -> SettingsValue {
        .emailTemplates(
            EmailTemplateSettings(templates: [
                MessageTemplate(
                    id: "thanks", name: name, channel: .slack, body: "Thank you.", isEnabled: isEnabled)
            ]))
    }

    static func tasks(isEnabled: Bool) -> SettingsValue {
        .taskSettings(TaskSettings(isEnabled: isEnabled))
    }

    /// A property of HubSpot's deals that the workspace writes.
    static let mapped = SettingsValue.customProperties(
        CustomPropertySettings(properties: [
            CustomProperty(
                crm: "hubspot", object: .deal, name: "hs_next_step", label: "Next step", type: .text, permission: .write
            )
        ]))

    static let domains = SettingsValue.alternateDomains(DomainListSettings(domains: ["acme.org"]))
}
