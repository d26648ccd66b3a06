/// A text with placeholders, for email, Slack or a CRM note.
public struct MessageTemplate: Hashable, Sendable, Codable {
    /// A word that names the template and never changes.
    public var id: String
    /// The name for people.
    public var name: String
    /// Where the text goes.
    public var channel: TemplateChannel
    /// The subject; of email alone.
    public var subject: String?
    /// The text.
    public var body: String
    /// Whether it is offered.
    public var isEnabled: Bool
    /// Whether it is the one that is taken unless a person chooses; at most one of a channel.
    public var isDefault: Bool
    /// The types of meetings that it is for; empty means all.
    public var meetingTypes: [String]

    /// Describes a template.
    public init(
        id: String, name: String, channel: TemplateChannel, subject: String? = nil, body: String,
        isEnabled: Bool = true, isDefault: Bool = false, meetingTypes: [String] = []
    ) {
        self.id = id
        self.name = name
        self.channel = channel
        self.subject = subject
        self.body = body
        self.isEnabled = isEnabled
        self.isDefault = isDefault
        self.meetingTypes = meetingTypes
    }
}
