/// The category `emailTemplates`: templates of email, Slack and CRM notes.
public struct EmailTemplateSettings: Hashable, Sendable, Codable {
    /// The templates; their order says nothing.
    public var templates: [MessageTemplate]

    /// Holds templates.
    public init(templates: [MessageTemplate] = []) {
        self.templates = templates
    }
}
