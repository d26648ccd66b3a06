/// Which placeholders a template may hold; the lists are closed.
enum PlaceholderScope: Sendable, CaseIterable {
    /// Templates of messages about a meeting.
    case message
    /// Texts of tasks.
    case task

    /// The names that may stand between `{{` and `}}`.
    var names: [String] {
        let meeting = [
            "meeting.title", "meeting.date", "meeting.type", "meeting.link", "meeting.attendees", "meeting.summary",
            "meeting.nextSteps",
        ]
        let records = [
            "contact.firstName", "contact.lastName", "contact.email", "contact.title", "company.name", "deal.name",
            "deal.stage", "deal.amount", "deal.closeDate",
        ]
        let own = ["sender.firstName", "sender.lastName", "sender.email", "ownCompany.name", "ownCompany.website"]
        switch self {
        case .message: return meeting + records + own
        case .task: return ["task.summary", "task.due", "task.assignee"] + meeting.prefix(4) + records
        }
    }

    /// What the list is called in messages and in the documentation.
    var words: String {
        switch self {
        case .message: "message"
        case .task: "task"
        }
    }
}
