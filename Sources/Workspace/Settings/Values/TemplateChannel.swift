/// Where a template's text goes.
public enum TemplateChannel: String, Hashable, Sendable, Codable, CaseIterable {
    /// An email draft.
    case email
    /// A Slack message.
    case slack
    /// A note on a CRM record.
    case crmNote
}
